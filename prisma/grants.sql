-- What the application's role may do. Run after every migration by the owner; :app_role is its quoted name.
GRANT USAGE ON SCHEMA public, graphile_worker TO :app_role;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :app_role;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :app_role;
REVOKE ALL ON "_prisma_migrations" FROM :app_role;

-- Rows that are evidence: the triggers refuse a change, and so does the missing right.
REVOKE UPDATE, DELETE ON "AgreementText", "Agreement", "SignatureEvidence", "AuditEntry", "AuditSeal", "LicenceChange", "Event", "Projection" FROM :app_role;
REVOKE DELETE ON "AuditHead", "ProjectionPdf", "Share" FROM :app_role;

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO :app_role;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA graphile_worker TO :app_role;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO :app_role;

-- graphile-worker's tables have row-level security of their own, meant for roles that may not see jobs; this one works them.
DO $$
DECLARE
  jobs record;
BEGIN
  FOR jobs IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity LOOP
    EXECUTE format('DROP POLICY IF EXISTS portal_works ON graphile_worker.%I', jobs.relname);
    EXECUTE format('CREATE POLICY portal_works ON graphile_worker.%I TO %s USING (true) WITH CHECK (true)', jobs.relname, $role$:app_role$role$);
  END LOOP;
END $$;
