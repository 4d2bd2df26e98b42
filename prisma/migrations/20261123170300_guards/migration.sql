-- What the schema language cannot say: uniqueness with conditions, immutability, row-level security, the outbox.

-- 1. Uniqueness with conditions ---------------------------------------------------------------------------------------

CREATE UNIQUE INDEX "Membership_one_per_place" ON "Membership" ("userId", "organisationId", "companyId") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "Licence_one_live_base" ON "Licence" ("organisationId") WHERE "kind" = 'BASE' AND "endedAt" IS NULL;
CREATE UNIQUE INDEX "ApiToken_one_live_name" ON "ApiToken" ("companyId", lower("name")) WHERE "state" IN ('ACTIVE', 'PAUSED');
CREATE UNIQUE INDEX "PayEquityVersion_one_draft" ON "PayEquityVersion" ("documentId") WHERE "state" = 'DRAFT';
CREATE INDEX "WebhookDelivery_due" ON "WebhookDelivery" ("nextAttemptAt") WHERE "state" IN ('PENDING', 'LEASED');

-- 2. What never changes -----------------------------------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a row of % never changes', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "AgreementText" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "Agreement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "Event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "Projection" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE TRUNCATE ON "AgreementText" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE TRUNCATE ON "Agreement" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE TRUNCATE ON "Event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE TRUNCATE ON "Projection" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A published version may only be withdrawn, once; a draft may change and may go.
CREATE FUNCTION keep_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" = 'DRAFT' THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD."state" = 'PUBLISHED' AND NEW."state" = 'WITHDRAWN' AND NEW."withdrawnAt" IS NOT NULL
    AND (to_jsonb(NEW) - '{state,withdrawnAt,updatedAt}'::text[]) = (to_jsonb(OLD) - '{state,withdrawnAt,updatedAt}'::text[]) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "PayEquityVersion" FOR EACH ROW EXECUTE FUNCTION keep_published_version();
CREATE TRIGGER keep BEFORE TRUNCATE ON "PayEquityVersion" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_published_content() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "PayEquityVersion" WHERE "id" = OLD."versionId" AND "state" <> 'DRAFT') THEN
    RAISE EXCEPTION 'the content of a published version never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON "PayEquityContent" FOR EACH ROW EXECUTE FUNCTION keep_published_content();
CREATE TRIGGER keep BEFORE TRUNCATE ON "PayEquityContent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 3. The second wall: a transaction sees the companies and the organisation it was opened for --------------------------

CREATE FUNCTION app_system() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT current_setting('app.system', true) = 'on' $$;
CREATE FUNCTION app_companies() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('app.company_ids', true), ''), '{}')::uuid[] $$;
CREATE FUNCTION app_organisation() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('app.organisation_id', true), '')::uuid $$;

ALTER TABLE "ApiToken" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "TokenCredential" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "WebhookEndpoint" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "WebhookDelivery" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "DeliveryAttempt" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Event" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Partnership" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Share" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Projection" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "PayEquityDocument" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "PayEquityVersion" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "PayEquityContent" ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_company ON "ApiToken" USING (app_system() OR "companyId" = ANY (app_companies()));
CREATE POLICY own_company ON "TokenCredential" USING (app_system() OR "companyId" = ANY (app_companies()));
CREATE POLICY own_company ON "WebhookEndpoint" USING (app_system() OR "companyId" = ANY (app_companies()));
CREATE POLICY own_company ON "WebhookDelivery" USING (app_system() OR "companyId" = ANY (app_companies()));
CREATE POLICY own_company ON "DeliveryAttempt" USING (app_system() OR "companyId" = ANY (app_companies()));

-- A hirer tells companies what it published without reading what else they were told.
CREATE POLICY own_company ON "Event" FOR SELECT USING (app_system() OR "companyId" = ANY (app_companies()));
CREATE POLICY tell ON "Event" FOR INSERT WITH CHECK (true);

CREATE POLICY both_sides ON "Partnership" USING (app_system() OR "companyId" = ANY (app_companies()) OR "hirerId" = app_organisation());
CREATE POLICY both_sides ON "Share" USING (app_system() OR "companyId" = ANY (app_companies()) OR "hirerId" = app_organisation());
CREATE POLICY both_sides ON "Projection" USING (app_system() OR "companyId" = ANY (app_companies()) OR "hirerId" = app_organisation());

-- An agency knows that a document or version exists once something of it was projected for one of its companies.
CREATE POLICY hirer_or_shown ON "PayEquityDocument" USING (app_system() OR "hirerId" = app_organisation() OR EXISTS (
  SELECT 1 FROM "Projection" p WHERE p."documentId" = "PayEquityDocument"."id" AND p."companyId" = ANY (app_companies())));
CREATE POLICY hirer_or_shown ON "PayEquityVersion" USING (app_system() OR "hirerId" = app_organisation() OR EXISTS (
  SELECT 1 FROM "Projection" p WHERE p."versionId" = "PayEquityVersion"."id" AND p."companyId" = ANY (app_companies())));

-- The whole content is the hirer's alone.
CREATE POLICY hirer_only ON "PayEquityContent" USING (app_system() OR "hirerId" = app_organisation());

-- 4. The outbox: every event becomes a delivery per interested endpoint, in its own transaction ------------------------

CREATE FUNCTION deliver_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO "WebhookDelivery" ("eventId", "endpointId", "companyId", "state", "attempts", "nextAttemptAt", "createdAt")
  SELECT NEW."id", endpoint."id", endpoint."companyId", 'PENDING', 0, NEW."occurredAt", NEW."occurredAt"
  FROM "WebhookEndpoint" endpoint JOIN "ApiToken" token ON token."id" = endpoint."tokenId"
  WHERE token."companyId" = NEW."companyId" AND token."state" = 'ACTIVE'
    AND (NEW."tokenId" IS NULL OR NEW."tokenId" = token."id")
    AND (NEW."permission" IS NULL OR NEW."permission" = ANY (token."permissions"));
  IF FOUND THEN
    PERFORM pg_notify('webhook_delivery', '');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER outbox AFTER INSERT ON "Event" FOR EACH ROW EXECUTE FUNCTION deliver_event();
