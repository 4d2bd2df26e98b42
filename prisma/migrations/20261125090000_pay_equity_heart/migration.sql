-- Versions, sharing and projections ------------------------------------------------------------------------------------------

-- What the hirer said of each block beside the message; who wrote a draft last; why a version was withdrawn.
ALTER TABLE "PayEquityContent" ADD COLUMN "sections" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "PayEquityVersion" ADD COLUMN "updatedBy" UUID, ADD COLUMN "withdrawalReason" TEXT;

-- A projection is made ahead of time for a share that begins or ends later, so that reading is right to the millisecond: shown is
-- the highest revision of which the moment has come, and nothing when that one is closed.
ALTER TABLE "Projection" ADD COLUMN "sections" JSONB NOT NULL DEFAULT '{}', ADD COLUMN "closed" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "shownFrom" TIMESTAMPTZ(3);
ALTER TABLE "Projection" DISABLE TRIGGER immutable;
UPDATE "Projection" SET "shownFrom" = "createdAt";
ALTER TABLE "Projection" ENABLE TRIGGER immutable;
ALTER TABLE "Projection" ALTER COLUMN "shownFrom" SET NOT NULL;

-- Beginning and end of a share are told to its company once each.
ALTER TABLE "Share" ADD COLUMN "beginToldAt" TIMESTAMPTZ(3), ADD COLUMN "endToldAt" TIMESTAMPTZ(3);
UPDATE "Share" SET "beginToldAt" = "sharedFrom", "endToldAt" = "sharedUntil";
CREATE INDEX "Share_begin_untold" ON "Share" ("sharedFrom") WHERE "beginToldAt" IS NULL;
CREATE INDEX "Share_end_untold" ON "Share" ("sharedUntil") WHERE "endToldAt" IS NULL AND "sharedUntil" IS NOT NULL;

-- One indexed lookup finds what a company may see of a version.
DROP INDEX "Projection_companyId_documentId_idx";
CREATE UNIQUE INDEX "Projection_companyId_documentId_number_revision_key" ON "Projection" ("companyId", "documentId", "number", "revision" DESC);
DROP INDEX "Share_companyId_idx";
CREATE INDEX "Share_companyId_documentId_idx" ON "Share" ("companyId", "documentId");

-- A version is published once, from a draft, under the next number of its document, and may correct only one that stands.
CREATE FUNCTION number_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  last_number int;
BEGIN
  IF NEW."state" = 'DRAFT' THEN
    IF NEW."number" IS NOT NULL OR NEW."publishedAt" IS NOT NULL THEN
      RAISE EXCEPTION 'a draft has no number' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD."state" <> 'DRAFT' THEN
    RETURN NEW;
  END IF;
  IF NEW."state" <> 'PUBLISHED' OR NEW."publishedAt" IS NULL OR NEW."validFrom" IS NULL OR NEW."validTo" < NEW."validFrom" THEN
    RAISE EXCEPTION 'a version is published with a moment and a first day' USING ERRCODE = 'check_violation';
  END IF;

  PERFORM 1 FROM "PayEquityDocument" WHERE "id" = NEW."documentId" FOR UPDATE;
  SELECT coalesce(max("number"), 0) INTO last_number FROM "PayEquityVersion" WHERE "documentId" = NEW."documentId";
  IF NEW."number" IS DISTINCT FROM last_number + 1 THEN
    RAISE EXCEPTION 'the next version is number %', last_number + 1 USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."correctsNumber" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "PayEquityVersion"
    WHERE "documentId" = NEW."documentId" AND "number" = NEW."correctsNumber" AND "state" = 'PUBLISHED') THEN
    RAISE EXCEPTION 'version % cannot be corrected', NEW."correctsNumber" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER numbered BEFORE INSERT OR UPDATE ON "PayEquityVersion" FOR EACH ROW EXECUTE FUNCTION number_version();

-- A published version may only be withdrawn, once, with a reason; a draft may change and may go.
CREATE OR REPLACE FUNCTION keep_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" = 'DRAFT' THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD."state" = 'PUBLISHED' AND NEW."state" = 'WITHDRAWN' AND NEW."withdrawnAt" IS NOT NULL
    AND (to_jsonb(NEW) - '{state,withdrawnAt,withdrawalReason,updatedAt}'::text[]) = (to_jsonb(OLD) - '{state,withdrawnAt,withdrawalReason,updatedAt}'::text[]) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'restrict_violation';
END $$;

-- A share is consent to read: it can be ended earlier, never lengthened, moved or taken back after its end was told.
CREATE FUNCTION keep_share() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (to_jsonb(NEW) - '{sharedUntil,beginToldAt,endToldAt}'::text[]) = (to_jsonb(OLD) - '{sharedUntil,beginToldAt,endToldAt}'::text[])
    AND (OLD."beginToldAt" IS NULL OR NEW."beginToldAt" IS NOT DISTINCT FROM OLD."beginToldAt")
    AND (OLD."endToldAt" IS NULL OR NEW."endToldAt" IS NOT DISTINCT FROM OLD."endToldAt")
    AND (NEW."sharedUntil" IS NOT DISTINCT FROM OLD."sharedUntil"
      OR (OLD."endToldAt" IS NULL AND NEW."sharedUntil" IS NOT NULL AND (OLD."sharedUntil" IS NULL OR NEW."sharedUntil" < OLD."sharedUntil"))) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a share can only be ended earlier' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "Share" FOR EACH ROW EXECUTE FUNCTION keep_share();
CREATE TRIGGER keep BEFORE TRUNCATE ON "Share" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- PDFs: drawn at the first ask, kept, and checked by their code ------------------------------------------------------------

-- CreateTable
CREATE TABLE "ProjectionPdf" (
    "projectionId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "hirerId" UUID NOT NULL,
    "code" CHAR(20) NOT NULL,
    "hirerName" TEXT NOT NULL,
    "hirerKvk" TEXT NOT NULL,
    "companyName" TEXT NOT NULL,
    "companyKvk" TEXT NOT NULL,
    "documentName" TEXT NOT NULL,
    "bytes" BYTEA,
    "sha256" CHAR(64),
    "drawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProjectionPdf_pkey" PRIMARY KEY ("projectionId")
);

-- CreateIndex
CREATE UNIQUE INDEX "ProjectionPdf_code_key" ON "ProjectionPdf"("code");

-- CreateIndex
CREATE INDEX "ProjectionPdf_sha256_idx" ON "ProjectionPdf"("sha256");

-- AddForeignKey
ALTER TABLE "ProjectionPdf" ADD CONSTRAINT "ProjectionPdf_projectionId_fkey" FOREIGN KEY ("projectionId") REFERENCES "Projection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was given out before keeps its bytes, which print no code: the one made here is asked for by nobody. A code is 20 letters
-- of Crockford's base 32, each from one random byte.
INSERT INTO "ProjectionPdf" ("projectionId", "companyId", "hirerId", "code", "hirerName", "hirerKvk", "companyName", "companyKvk", "documentName", "bytes", "sha256", "drawnAt")
SELECT projection."id", projection."companyId", projection."hirerId",
  (SELECT string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + get_byte(random.bytes, place) % 32, 1), '') FROM generate_series(0, 19) AS place),
  hirer."name", hirer."kvkNumber", company."name", company."kvkNumber", document."name", projection."pdf", projection."pdfSha256", projection."createdAt"
FROM "Projection" projection
  JOIN "Organisation" hirer ON hirer."id" = projection."hirerId"
  JOIN "Company" company ON company."id" = projection."companyId"
  JOIN "PayEquityDocument" document ON document."id" = projection."documentId"
  CROSS JOIN LATERAL (SELECT sha256((projection."id"::text || gen_random_uuid()::text || gen_random_uuid()::text)::bytea) AS bytes) random;

ALTER TABLE "Projection" DROP COLUMN "pdf", DROP COLUMN "pdfSha256";

CREATE FUNCTION keep_drawn_pdf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."bytes" IS NULL AND NEW."bytes" IS NOT NULL AND NEW."sha256" IS NOT NULL
    AND (to_jsonb(NEW) - '{bytes,sha256,drawnAt}'::text[]) = (to_jsonb(OLD) - '{bytes,sha256,drawnAt}'::text[]) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a PDF that was drawn never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "ProjectionPdf" FOR EACH ROW EXECUTE FUNCTION keep_drawn_pdf();
CREATE TRIGGER keep BEFORE TRUNCATE ON "ProjectionPdf" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "ProjectionPdf" ENABLE ROW LEVEL SECURITY;
CREATE POLICY both_sides ON "ProjectionPdf" USING (app_system() OR "companyId" = ANY (app_companies()) OR "hirerId" = app_organisation());

-- The hot read -------------------------------------------------------------------------------------------------------------

-- Whether something of a document or version was projected for a company is asked for each row that is read. By way of the
-- companies it is one lookup; the plain condition on them, which may not go before the wall of "Projection" itself, had to read
-- every company's row of the document.
ALTER POLICY hirer_or_shown ON "PayEquityDocument" USING (app_system() OR "hirerId" = app_organisation() OR EXISTS (
  SELECT 1 FROM unnest(app_companies()) AS own(id) JOIN "Projection" p ON p."companyId" = own.id AND p."documentId" = "PayEquityDocument"."id"));
ALTER POLICY hirer_or_shown ON "PayEquityVersion" USING (app_system() OR "hirerId" = app_organisation() OR EXISTS (
  SELECT 1 FROM unnest(app_companies()) AS own(id) JOIN "Projection" p
    ON p."companyId" = own.id AND p."documentId" = "PayEquityVersion"."documentId" AND p."number" = "PayEquityVersion"."number"));

-- The packed bytes, a few kB that do not compress further, stay in the row itself: reading them is no second look-up. The small
-- columns beside them stay too; a row that is larger than 2 kB would otherwise put even a hash of 64 letters outside itself.
ALTER TABLE "Projection" ALTER COLUMN "bodyGzip" SET STORAGE MAIN, ALTER COLUMN "sha256" SET STORAGE MAIN,
  ALTER COLUMN "positions" SET STORAGE MAIN, ALTER COLUMN "sections" SET STORAGE MAIN;

-- One document for one company in one statement: a row per version in its newest revision, oldest first, and with the version
-- that is asked for its bytes. Asked for is a number, or (null) the one that applies by both clocks: the same choice as
-- applicableVersion in lib/pay-equity/versions.rules.ts, which a test compares. No rows: foreign, missing or no longer shared.
-- The walls of row-level security are set for this statement's own transaction, and end with it.
CREATE FUNCTION read_projection(company uuid, document uuid, at timestamptz, as_of date, known_at timestamptz, wanted int, gzipped boolean)
RETURNS TABLE ("partnerId" text, "name" text, "number" int, "revision" int, "sha256" text, "validFrom" text, "validTo" text,
  "publishedAt" timestamptz, "withdrawnAt" timestamptz, "correctsNumber" int, "bytes" bytea)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
BEGIN
  PERFORM set_config('app.company_ids', '{' || company::text || '}', true), set_config('app.organisation_id', '', true);
  RETURN QUERY
  WITH latest AS (
    SELECT DISTINCT ON (projection."number") projection."id", projection."number", projection."revision", projection."sha256", projection."closed",
      version."validFrom", version."validTo", version."publishedAt", version."withdrawnAt", version."correctsNumber"
    FROM "Projection" projection JOIN "PayEquityVersion" version ON version."id" = projection."versionId"
    WHERE projection."companyId" = company AND projection."documentId" = document AND projection."shownFrom" <= at
    ORDER BY projection."number", projection."revision" DESC
  ), newest AS (
    SELECT * FROM latest WHERE NOT latest."closed"
  ), started AS (
    SELECT newest."id", newest."validTo", newest."correctsNumber",
      row_number() OVER (ORDER BY newest."validFrom", newest."publishedAt", newest."number") AS rank
    FROM newest
    WHERE newest."publishedAt" <= known_at AND (newest."withdrawnAt" IS NULL OR newest."withdrawnAt" > known_at) AND newest."validFrom" <= as_of
  ), chosen AS (
    (SELECT newest."id" FROM newest WHERE newest."number" = wanted)
    UNION ALL
    (SELECT started."id" FROM started
    WHERE wanted IS NULL AND (started."validTo" IS NULL OR started."validTo" >= as_of)
      AND started.rank >= (SELECT coalesce(max(turn.rank) FILTER (WHERE turn."correctsNumber" IS NULL), 1) FROM started turn)
    ORDER BY started.rank DESC LIMIT 1)
  )
  SELECT partnership."id"::text, document_row."name", newest."number", newest."revision", newest."sha256"::text, newest."validFrom"::text, newest."validTo"::text,
    newest."publishedAt", newest."withdrawnAt", newest."correctsNumber",
    (SELECT CASE WHEN gzipped THEN projection."bodyGzip" ELSE projection."body" END
      FROM chosen JOIN "Projection" projection ON projection."companyId" = company AND projection."documentId" = document
        AND projection."number" = newest."number" AND projection."revision" = newest."revision" WHERE chosen."id" = newest."id")
  FROM newest
    JOIN "PayEquityDocument" document_row ON document_row."id" = document
    JOIN "Partnership" partnership ON partnership."companyId" = company AND partnership."hirerId" = document_row."hirerId"
  WHERE EXISTS (SELECT 1 FROM "Share" share WHERE share."documentId" = document AND share."companyId" = company
    AND share."sharedFrom" <= at AND (share."sharedUntil" IS NULL OR share."sharedUntil" > at))
  ORDER BY newest."number";
END $$;
