import pg from "pg";
import { sha256Hex } from "@/lib/core/crypto";
import { gzipPart } from "@/lib/core/gzip";
import { projectForPositions } from "@/lib/pay-equity/projection.rules";
import { functionIds, textOf, versionPair } from "./pay-equity.documents";

/** Where a document can be read: whose it is, and which. */
export type Place = { companyId: string; documentId: string };
export type Filled = { documents: Place[] };

const BODIES = 40;
const COMPANIES = 200;
const DOCUMENTS_OF_A_HIRER = 50;

/**
 * Fills an empty database with documents that one company each was given, spread over two hundred companies; every fourth has a
 * second version. Bodies are of forty kinds. By plain SQL as the operator: through the services it would take hours.
 */
export async function fill(connectionString: string, documents: number, say: (line: string) => void): Promise<Filled> {
  const started = Date.now();
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("SET synchronous_commit = off");
    await client.query("CREATE TEMP TABLE body (n int PRIMARY KEY, plain bytea, packed bytea, hash text)");
    for (let n = 0; n < BODIES; n += 1) {
      const { after } = versionPair(n);
      const plain = Buffer.from(textOf(projectForPositions(after, functionIds(after).slice(n % 3))));
      await client.query("INSERT INTO body VALUES ($1, $2, $3, $4)", [n, plain, gzipPart(plain), sha256Hex(plain)]);
    }
    for (const statement of statements(documents)) await client.query(statement);
    await client.query("VACUUM (ANALYZE)");
    await client.query("CHECKPOINT");
    const { rows } = await client.query<Place>('SELECT "companyId"::text, "documentId"::text FROM "Projection" WHERE "number" = 1');
    const { rows: size } = await client.query<{ size: string }>("SELECT pg_size_pretty(pg_database_size(current_database())) AS size");
    say(`filled ${documents} documents, ${size[0]?.size}, in ${Math.round((Date.now() - started) / 1000)} s`);
    return { documents: rows };
  } finally {
    await client.end();
  }
}

function statements(documents: number): string[] {
  const hirers = Math.ceil(documents / DOCUMENTS_OF_A_HIRER);
  return [
    `CREATE TEMP TABLE hirer AS SELECT n, gen_random_uuid() AS id FROM generate_series(0, ${hirers - 1}) n`,
    `CREATE TEMP TABLE company AS SELECT n, gen_random_uuid() AS id FROM generate_series(0, ${COMPANIES - 1}) n`,
    `CREATE TEMP TABLE document AS SELECT d AS n, gen_random_uuid() AS id, h.id AS hirer, c.id AS company
      FROM generate_series(0, ${documents - 1}) d JOIN hirer h ON h.n = d / ${DOCUMENTS_OF_A_HIRER} JOIN company c ON c.n = (d * 7919) % ${COMPANIES}`,
    `CREATE TEMP TABLE version AS SELECT d.*, gen_random_uuid() AS version, number FROM document d
      CROSS JOIN LATERAL generate_series(1, CASE WHEN d.n % 4 = 0 THEN 2 ELSE 1 END) number`,
    `INSERT INTO "Organisation" ("id", "kind", "slug", "name", "kvkNumber", "street", "houseNumber", "postcode", "city", "createdAt")
      SELECT id, 'HIRER'::"OrganisationKind", 'bench-hirer-' || n, 'Inlener ' || n, lpad((20000000 + n)::text, 8, '0'), 'Kade', '1', '1234 AB', 'Stad', now() FROM hirer
      UNION ALL SELECT id, 'AGENCY', 'bench-agency-' || n, 'Bureau ' || n, lpad((30000000 + n)::text, 8, '0'), 'Kade', '1', '1234 AB', 'Stad', now() FROM company`,
    `INSERT INTO "Company" ("id", "organisationId", "slug", "number", "name", "kvkNumber", "createdAt")
      SELECT id, id, 'bench-company-' || n, '7008', 'Bureau ' || n, lpad((30000000 + n)::text, 8, '0'), now() FROM company`,
    `INSERT INTO "Partnership" ("id", "companyId", "hirerId", "linkedAt") SELECT gen_random_uuid(), company, hirer, now() FROM document GROUP BY company, hirer`,
    `INSERT INTO "PayEquityDocument" ("id", "hirerId", "setuId", "name", "createdAt") SELECT id, hirer, gen_random_uuid(), 'Regeling ' || n, now() FROM document ORDER BY n`,
    `INSERT INTO "Share" ("id", "documentId", "companyId", "hirerId", "positionId", "sharedFrom", "consentBy", "beginToldAt")
      SELECT gen_random_uuid(), id, company, hirer, position, '2026-01-01', gen_random_uuid(), '2026-01-01' FROM document, unnest('{PLANNER,MONTEUR}'::text[]) position`,
    `INSERT INTO "PayEquityVersion" ("id", "documentId", "hirerId", "number", "state", "validFrom", "createdAt", "updatedAt", "publishedAt")
      SELECT version, id, hirer, number, 'PUBLISHED', ('2026-0' || number || '-01')::date, '2026-01-02', '2026-01-02', '2026-01-02'::timestamptz + number * interval '1 hour' FROM version ORDER BY n, number`,
    `INSERT INTO "Projection" ("id", "versionId", "documentId", "companyId", "hirerId", "number", "revision", "body", "bodyGzip", "sha256", "positions", "shownFrom", "createdAt")
      SELECT gen_random_uuid(), version, id, company, hirer, number, 1, plain, packed, hash, '[]', '2026-01-02', '2026-01-02' FROM version JOIN body ON body.n = version.n % ${BODIES} ORDER BY version.n, number`,
  ];
}
