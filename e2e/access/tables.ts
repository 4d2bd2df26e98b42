import pg from "pg";

/** What notes that somebody asked or tried, refused or not: the audit log, the limiter, the log of calls. */
const NOTING = ["AuditEntry", "AuditPerson", "AuditSeal", "AuditHead", "RateLimit", "TokenRequest", "TokenUse"];

/** The same, in a row that stands for something else. */
const NOTING_COLUMNS = "{lastUsedAt,lastUsedAddress,lastUsedAgent,lastSeenAt}";

export type Tables = { hashes: () => Promise<Record<string, string>>; close: () => Promise<void> };

/** All tables, as their owner sees them: a hash per table over every row, to prove that nothing changed. */
export async function openTables(): Promise<Tables> {
  const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND NOT tablename = ANY ($1) ORDER BY 1", [NOTING]);
  const hash = (name: string) => `SELECT '${name}' AS name, md5(coalesce(string_agg(content, '' ORDER BY content), '')) AS sum FROM (SELECT (to_jsonb(row) - '${NOTING_COLUMNS}'::text[])::text AS content FROM "${name}" row) rows`;
  const question = rows.map(({ name }) => hash(name)).join(" UNION ALL ");

  return {
    async hashes() {
      const { rows: sums } = await owner.query<{ name: string; sum: string }>(question);
      return Object.fromEntries(sums.map(({ name, sum }) => [name, sum]));
    },
    close: () => owner.end(),
  };
}
