-- Pairs that rotate, Bearers, who called when, and the notice by which every process forgets what it knew.

-- AlterTable
ALTER TABLE "ApiToken" ADD COLUMN     "allowedCidrs" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "endReason" TEXT,
ADD COLUMN     "lastUsedAddress" TEXT,
ADD COLUMN     "lastUsedAgent" TEXT,
ADD COLUMN     "warnedDays" INTEGER;

-- AlterTable
ALTER TABLE "TokenCredential" ADD COLUMN     "lastUsedAt" TIMESTAMPTZ(3),
ADD COLUMN     "requestKey" UUID;

-- CreateTable
CREATE TABLE "AccessToken" (
    "id" UUID NOT NULL,
    "tokenId" UUID NOT NULL,
    "credentialId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "permissions" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AccessToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TokenRequest" (
    "id" UUID NOT NULL,
    "tokenId" UUID NOT NULL,
    "credentialId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "requestId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "code" TEXT,
    "durationMs" INTEGER NOT NULL,
    "address" TEXT,

    CONSTRAINT "TokenRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TokenUse" (
    "credentialId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "permission" TEXT NOT NULL,
    "tokenId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "TokenUse_pkey" PRIMARY KEY ("credentialId","day","permission")
);

-- CreateIndex
CREATE UNIQUE INDEX "AccessToken_hash_key" ON "AccessToken"("hash");

-- CreateIndex
CREATE INDEX "AccessToken_tokenId_idx" ON "AccessToken"("tokenId");

-- CreateIndex
CREATE INDEX "AccessToken_expiresAt_idx" ON "AccessToken"("expiresAt");

-- CreateIndex
CREATE INDEX "TokenRequest_tokenId_id_idx" ON "TokenRequest"("tokenId", "id");

-- CreateIndex
CREATE INDEX "TokenRequest_tokenId_requestId_idx" ON "TokenRequest"("tokenId", "requestId");

-- CreateIndex
CREATE INDEX "TokenRequest_at_idx" ON "TokenRequest"("at");

-- CreateIndex
CREATE INDEX "TokenUse_tokenId_day_idx" ON "TokenUse"("tokenId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "TokenCredential_companyId_requestKey_key" ON "TokenCredential"("companyId", "requestKey");

-- AddForeignKey
ALTER TABLE "AccessToken" ADD CONSTRAINT "AccessToken_tokenId_fkey" FOREIGN KEY ("tokenId") REFERENCES "ApiToken"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessToken" ADD CONSTRAINT "AccessToken_credentialId_fkey" FOREIGN KEY ("credentialId") REFERENCES "TokenCredential"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TokenRequest" ADD CONSTRAINT "TokenRequest_tokenId_fkey" FOREIGN KEY ("tokenId") REFERENCES "ApiToken"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TokenUse" ADD CONSTRAINT "TokenUse_tokenId_fkey" FOREIGN KEY ("tokenId") REFERENCES "ApiToken"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The second wall ------------------------------------------------------------------------------------------------------

ALTER TABLE "AccessToken" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "TokenRequest" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "TokenUse" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_company ON "AccessToken" USING (app_system() OR "companyId" = ANY (app_companies()));
CREATE POLICY own_company ON "TokenRequest" USING (app_system() OR "companyId" = ANY (app_companies()));
CREATE POLICY own_company ON "TokenUse" USING (app_system() OR "companyId" = ANY (app_companies()));

-- What every process has to know at once ---------------------------------------------------------------------------------

-- Whether a call may come in is remembered by each process that lets calls in. This tells them at the commit whose memory is
-- out of date: one token's, or (an empty payload) everybody's.
CREATE FUNCTION tell_token_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('tokens_changed', (to_jsonb(OLD) ->> TG_ARGV[0]));
  RETURN NULL;
END $$;
CREATE FUNCTION tell_tokens_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('tokens_changed', '');
  RETURN NULL;
END $$;

CREATE TRIGGER tell AFTER DELETE OR UPDATE OF "name", "permissions", "state", "expiresAt", "allowedCidrs" ON "ApiToken"
  FOR EACH ROW EXECUTE FUNCTION tell_token_changed('id');
CREATE TRIGGER tell AFTER DELETE OR UPDATE OF "endsAt", "tokenHash", "secretHash" ON "TokenCredential"
  FOR EACH ROW EXECUTE FUNCTION tell_token_changed('tokenId');
CREATE TRIGGER tell AFTER DELETE OR UPDATE ON "AccessToken" FOR EACH ROW EXECUTE FUNCTION tell_token_changed('tokenId');
CREATE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE ON "Licence" FOR EACH STATEMENT EXECUTE FUNCTION tell_tokens_changed();
CREATE TRIGGER tell AFTER INSERT ON "Agreement" FOR EACH STATEMENT EXECUTE FUNCTION tell_tokens_changed();
CREATE TRIGGER tell AFTER INSERT ON "AgreementText" FOR EACH STATEMENT EXECUTE FUNCTION tell_tokens_changed();
CREATE TRIGGER tell AFTER UPDATE OF "name", "slug", "number", "archivedAt" ON "Company" FOR EACH STATEMENT EXECUTE FUNCTION tell_tokens_changed();

-- The last message of a token ------------------------------------------------------------------------------------------------

-- As before, but that a token was revoked is still told to its own webhook: nothing else of a token that ended is sent.
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
      AND ((token."state" <> 'ACTIVE' OR token."expiresAt" <= moment) AND event."type" <> 'token.revoked'
        OR NOT licence_holds(token."companyId")
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
