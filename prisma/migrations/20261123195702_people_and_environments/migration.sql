-- CreateEnum
CREATE TYPE "RegisterState" AS ENUM ('CONFIRMED', 'EDITED', 'UNCHECKED', 'UNKNOWN', 'ENDED');

-- AlterEnum
ALTER TYPE "LicenceReason" ADD VALUE 'BASIS';

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "addressHash" BYTEA,
ADD COLUMN     "agentHash" BYTEA,
ADD COLUMN     "emailHash" BYTEA,
ADD COLUMN     "nameHash" BYTEA,
ADD COLUMN     "outcome" TEXT NOT NULL DEFAULT 'done',
ADD COLUMN     "transaction" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint;

-- AlterTable
ALTER TABLE "Company" ADD COLUMN     "registerCheckedAt" TIMESTAMPTZ(3),
ADD COLUMN     "registerState" "RegisterState" NOT NULL DEFAULT 'UNCHECKED';

-- AlterTable
ALTER TABLE "Licence" ADD COLUMN     "extraSeats" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "warnedDays" INTEGER;

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "registerCheckedAt" TIMESTAMPTZ(3),
ADD COLUMN     "registerState" "RegisterState" NOT NULL DEFAULT 'UNCHECKED';

-- AlterTable
ALTER TABLE "Registration" ADD COLUMN     "proofTries" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "address" TEXT,
ADD COLUMN     "confirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "endReason" TEXT,
ADD COLUMN     "secondFactor" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "userAgent" TEXT;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3),
ADD COLUMN     "secondFactorDueAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "LicenceChange" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "effectiveFrom" DATE NOT NULL,
    "planBefore" "LicenceReason",
    "planAfter" "LicenceReason" NOT NULL,
    "seatsBefore" INTEGER NOT NULL,
    "seatsAfter" INTEGER NOT NULL,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "changedById" UUID,

    CONSTRAINT "LicenceChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SecondFactor" (
    "userId" UUID NOT NULL,
    "keyId" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastStep" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SecondFactor_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "codeHash" BYTEA NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PendingSignIn" (
    "id" UUID NOT NULL,
    "keyHash" BYTEA NOT NULL,
    "userId" UUID NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PendingSignIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PasswordReset" (
    "id" UUID NOT NULL,
    "codeHash" BYTEA NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PasswordReset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmailChange" (
    "id" UUID NOT NULL,
    "codeHash" BYTEA NOT NULL,
    "userId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EmailChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "MemberInvitation" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "companyId" UUID,
    "role" "Role" NOT NULL,
    "email" TEXT NOT NULL,
    "codeHash" BYTEA NOT NULL,
    "invitedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "declinedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MemberInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditPerson" (
    "entryId" UUID NOT NULL,
    "userId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "salt" BYTEA NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "address" TEXT,
    "agent" TEXT,

    CONSTRAINT "AuditPerson_pkey" PRIMARY KEY ("entryId")
);

-- CreateTable
CREATE TABLE "AuditSeal" (
    "chain" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "entryId" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("chain","number")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "chain" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,
    "keyId" TEXT NOT NULL,
    "mac" BYTEA NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("chain")
);

-- CreateIndex
CREATE INDEX "LicenceChange_organisationId_at_idx" ON "LicenceChange"("organisationId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_codeHash_key" ON "RecoveryCode"("codeHash");

-- CreateIndex
CREATE INDEX "RecoveryCode_userId_idx" ON "RecoveryCode"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "PendingSignIn_keyHash_key" ON "PendingSignIn"("keyHash");

-- CreateIndex
CREATE INDEX "PendingSignIn_expiresAt_idx" ON "PendingSignIn"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "PasswordReset_codeHash_key" ON "PasswordReset"("codeHash");

-- CreateIndex
CREATE INDEX "PasswordReset_userId_idx" ON "PasswordReset"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "EmailChange_codeHash_key" ON "EmailChange"("codeHash");

-- CreateIndex
CREATE INDEX "EmailChange_userId_idx" ON "EmailChange"("userId");

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "MemberInvitation_codeHash_key" ON "MemberInvitation"("codeHash");

-- CreateIndex
CREATE INDEX "MemberInvitation_organisationId_idx" ON "MemberInvitation"("organisationId");

-- CreateIndex
CREATE INDEX "MemberInvitation_email_idx" ON "MemberInvitation"("email");

-- CreateIndex
CREATE INDEX "AuditPerson_userId_idx" ON "AuditPerson"("userId");

-- CreateIndex
CREATE INDEX "AuditPerson_at_idx" ON "AuditPerson"("at");

-- CreateIndex
CREATE UNIQUE INDEX "AuditSeal_entryId_key" ON "AuditSeal"("entryId");

-- CreateIndex
CREATE INDEX "AuditEntry_companyId_at_idx" ON "AuditEntry"("companyId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_idx" ON "AuditEntry"("actorId");

-- AddForeignKey
ALTER TABLE "LicenceChange" ADD CONSTRAINT "LicenceChange_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecondFactor" ADD CONSTRAINT "SecondFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PendingSignIn" ADD CONSTRAINT "PendingSignIn_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PasswordReset" ADD CONSTRAINT "PasswordReset_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmailChange" ADD CONSTRAINT "EmailChange_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberInvitation" ADD CONSTRAINT "MemberInvitation_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberInvitation" ADD CONSTRAINT "MemberInvitation_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberInvitation" ADD CONSTRAINT "MemberInvitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say ------------------------------------------------------------------------------------

-- One open invitation per address and place.
CREATE UNIQUE INDEX "MemberInvitation_one_open" ON "MemberInvitation" ("organisationId", "companyId", "email") NULLS NOT DISTINCT
  WHERE "acceptedAt" IS NULL AND "declinedAt" IS NULL AND "revokedAt" IS NULL;

-- Seals and the licence ledger never change.
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "AuditSeal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "LicenceChange" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE TRUNCATE ON "AuditSeal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE TRUNCATE ON "LicenceChange" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A next licence may be known before the present one ends: what may not overlap is time, not rows.
DROP INDEX "Licence_one_live_base";
CREATE FUNCTION one_base_licence_at_a_time() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('licence:' || NEW."organisationId"::text, 0));
  IF NEW."kind" = 'BASE' AND EXISTS (
    SELECT 1 FROM "Licence" other
    WHERE other."organisationId" = NEW."organisationId" AND other."kind" = 'BASE' AND other."id" <> NEW."id"
      AND tstzrange(other."startedAt", greatest(other."startedAt", least(coalesce(other."endsAt", 'infinity'), coalesce(other."endedAt", 'infinity'))))
       && tstzrange(NEW."startedAt", greatest(NEW."startedAt", least(coalesce(NEW."endsAt", 'infinity'), coalesce(NEW."endedAt", 'infinity'))))
  ) THEN
    RAISE EXCEPTION 'an organisation has one base licence at a time' USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER one_at_a_time BEFORE INSERT OR UPDATE ON "Licence" FOR EACH ROW EXECUTE FUNCTION one_base_licence_at_a_time();

-- An organisation keeps an admin over the whole of it. Checked at the end of the transaction, one organisation at a time,
-- so that two admins who remove each other do not both succeed.
CREATE FUNCTION keep_an_admin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('admins:' || OLD."organisationId"::text, 0));
  IF OLD."role" = 'ORGANISATION_ADMIN' AND OLD."companyId" IS NULL
    AND EXISTS (SELECT 1 FROM "Organisation" WHERE "id" = OLD."organisationId")
    AND NOT EXISTS (SELECT 1 FROM "Membership" WHERE "organisationId" = OLD."organisationId" AND "companyId" IS NULL AND "role" = 'ORGANISATION_ADMIN')
  THEN
    RAISE EXCEPTION 'an organisation keeps at least one admin' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER keep_an_admin AFTER UPDATE OR DELETE ON "Membership" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION keep_an_admin();

-- The second wall. An audit line is written by whoever acts and read by the organisation or company it is about.
ALTER TABLE "AuditEntry" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "AuditPerson" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "AuditSeal" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "AuditHead" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "MemberInvitation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Licence" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "LicenceChange" ENABLE ROW LEVEL SECURITY;

CREATE POLICY tell ON "AuditEntry" FOR INSERT WITH CHECK (true);
CREATE POLICY own ON "AuditEntry" FOR SELECT USING (app_system() OR "organisationId" = app_organisation() OR "companyId" = ANY (app_companies()));
CREATE POLICY tell ON "AuditPerson" FOR INSERT WITH CHECK (true);
CREATE POLICY own ON "AuditPerson" FOR SELECT USING (app_system() OR EXISTS (
  SELECT 1 FROM "AuditEntry" entry WHERE entry."id" = "AuditPerson"."entryId"));
CREATE POLICY erase ON "AuditPerson" FOR UPDATE USING (app_system());
CREATE POLICY remove ON "AuditPerson" FOR DELETE USING (app_system());
CREATE POLICY own ON "AuditSeal" FOR SELECT USING (app_system() OR "chain" = app_organisation());
CREATE POLICY seal ON "AuditSeal" FOR INSERT WITH CHECK (app_system());
CREATE POLICY own ON "AuditHead" FOR SELECT USING (app_system() OR "chain" = app_organisation());
CREATE POLICY seal ON "AuditHead" FOR INSERT WITH CHECK (app_system());
CREATE POLICY move ON "AuditHead" FOR UPDATE USING (app_system());
CREATE POLICY own ON "MemberInvitation" USING (app_system() OR "organisationId" = app_organisation());
CREATE POLICY own ON "Licence" USING (app_system() OR "organisationId" = app_organisation());
CREATE POLICY own ON "LicenceChange" USING (app_system() OR "organisationId" = app_organisation());

-- Webhooks end with the licence, as calls of the API do: nothing is queued then, and what waits is cancelled when its turn comes.
CREATE FUNCTION licence_holds(company_id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (
    SELECT 1 FROM "Company" company JOIN "Licence" licence ON licence."organisationId" = company."organisationId"
    WHERE company."id" = company_id AND licence."kind" = 'BASE' AND licence."startedAt" <= clock_timestamp()
      AND coalesce(licence."endsAt", 'infinity') > clock_timestamp() AND coalesce(licence."endedAt", 'infinity') > clock_timestamp())
$$;

CREATE OR REPLACE FUNCTION deliver_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO "WebhookDelivery" ("eventId", "endpointId", "companyId", "state", "attempts", "nextAttemptAt", "createdAt")
  SELECT NEW."id", endpoint."id", endpoint."companyId", 'PENDING', 0, NEW."occurredAt", NEW."occurredAt"
  FROM "WebhookEndpoint" endpoint JOIN "ApiToken" token ON token."id" = endpoint."tokenId"
  WHERE token."companyId" = NEW."companyId" AND token."state" = 'ACTIVE' AND licence_holds(token."companyId")
    AND (NEW."tokenId" IS NULL OR NEW."tokenId" = token."id")
    AND (NEW."permission" IS NULL OR NEW."permission" = ANY (token."permissions"));
  IF FOUND THEN
    PERFORM pg_notify('webhook_delivery', '');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION claim_deliveries(worker_id text, batch int, per_endpoint int, lease_seconds int)
RETURNS TABLE ("eventId" uuid, "endpointId" uuid, "companyId" uuid, "organisationId" uuid, "tokenId" uuid, "url" text, "attempts" int,
  "type" text, "occurredAt" timestamptz, "apiVersion" text, "data" jsonb, "claimedAt" timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
  moment timestamptz := clock_timestamp();
  mine uuid[];
BEGIN
  -- 1. The endpoints with something due (a step per endpoint through the index), each for one claiming worker at a time.
  WITH RECURSIVE waiting AS (
    (SELECT d."endpointId" AS id FROM "WebhookDelivery" d WHERE d."state" IN ('PENDING', 'LEASED') ORDER BY d."endpointId" LIMIT 1)
    UNION ALL
    SELECT (SELECT d."endpointId" FROM "WebhookDelivery" d
      WHERE d."state" IN ('PENDING', 'LEASED') AND d."endpointId" > waiting.id ORDER BY d."endpointId" LIMIT 1)
    FROM waiting WHERE waiting.id IS NOT NULL
  ), due AS (
    SELECT waiting.id FROM waiting WHERE EXISTS (SELECT 1 FROM "WebhookDelivery" d
      WHERE d."endpointId" = waiting.id AND d."state" IN ('PENDING', 'LEASED') AND d."nextAttemptAt" <= moment)
  ), locked AS (
    SELECT endpoint."id" FROM "WebhookEndpoint" endpoint WHERE endpoint."id" IN (SELECT due.id FROM due)
    FOR NO KEY UPDATE OF endpoint SKIP LOCKED
  )
  SELECT array_agg(locked."id") INTO mine FROM locked;
  IF mine IS NULL THEN
    RETURN;
  END IF;

  -- 2. What its token may no longer be told is not sent.
  LOOP
    UPDATE "WebhookDelivery" delivery SET "state" = 'CANCELLED', "nextAttemptAt" = NULL, "worker" = NULL, "leasedUntil" = NULL
    FROM unnest(mine) AS of_mine(id)
    CROSS JOIN LATERAL (SELECT d.ctid AS place, d."eventId", d."endpointId" FROM "WebhookDelivery" d
      WHERE d."endpointId" = of_mine.id AND d."state" IN ('PENDING', 'LEASED') AND d."nextAttemptAt" <= moment
      ORDER BY d."nextAttemptAt" LIMIT per_endpoint) front
    JOIN "Event" event ON event."id" = front."eventId"
    JOIN "WebhookEndpoint" endpoint ON endpoint."id" = front."endpointId"
    JOIN "ApiToken" token ON token."id" = endpoint."tokenId"
    WHERE delivery.ctid = front.place
      AND (token."state" <> 'ACTIVE' OR token."expiresAt" <= moment OR NOT licence_holds(token."companyId")
        OR (event."permission" IS NOT NULL AND event."permission" <> ALL (token."permissions")));
    EXIT WHEN NOT FOUND;
  END LOOP;

  -- 3. The claim, with a view of its own on what is in hand.
  RETURN QUERY
  WITH turn AS (
    SELECT front.place, front."eventId", front."endpointId"
    FROM unnest(mine) AS of_mine(id)
    CROSS JOIN LATERAL (SELECT greatest(per_endpoint - count(*), 0) AS room FROM "WebhookDelivery" d
      WHERE d."endpointId" = of_mine.id AND d."state" = 'LEASED' AND d."nextAttemptAt" > moment) free
    CROSS JOIN LATERAL (SELECT d.ctid AS place, d."eventId", d."endpointId", d."nextAttemptAt", row_number() OVER (ORDER BY d."nextAttemptAt") AS number
      FROM "WebhookDelivery" d
      WHERE d."endpointId" = of_mine.id AND d."state" IN ('PENDING', 'LEASED') AND d."nextAttemptAt" <= moment
      ORDER BY d."nextAttemptAt" LIMIT free.room) front
    ORDER BY front.number, front."nextAttemptAt" LIMIT batch
  )
  UPDATE "WebhookDelivery" delivery SET "state" = 'LEASED', "worker" = worker_id,
    "leasedUntil" = moment + make_interval(secs => lease_seconds), "nextAttemptAt" = moment + make_interval(secs => lease_seconds)
  FROM turn
  JOIN "Event" event ON event."id" = turn."eventId"
  JOIN "WebhookEndpoint" endpoint ON endpoint."id" = turn."endpointId"
  WHERE delivery.ctid = turn.place
  RETURNING delivery."eventId", delivery."endpointId", delivery."companyId", event."organisationId", endpoint."tokenId", endpoint."url",
    delivery."attempts", event."type", event."occurredAt", event."apiVersion", event."data", moment;
END $$;
