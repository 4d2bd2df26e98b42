// Brings a database up to this version of the portal: tables, the job queue's own tables, and the application's rights.
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { grantsFile, readIfThere, Refusal } from "./paths.mjs";
import { withClient } from "./roles.mjs";
import { applyMigrations } from "./schema-engine.mjs";

/** Any number: two servers that start at once against one database migrate one after the other. */
const MIGRATION_LOCK = 6875011;

/**
 * Idempotent. Every statement runs as the owner of the tables.
 *
 * @param appRole the role that gets the rights of prisma/grants.sql
 * @returns the names of the migrations that were applied
 */
export async function migrate(ownerUrl, appRole) {
  return withClient(ownerUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const applied = await applyMigrations(ownerUrl);
    await runMigrations({ connectionString: ownerUrl, logger: undefined });
    await grantRights(client, appRole);
    return applied;
  });
}

/** The role's name stands in grants.sql as :app_role and comes in as a quoted identifier. */
async function grantRights(client, appRole) {
  const sql = readIfThere(grantsFile);
  if (sql === undefined) return;
  try {
    await client.query(`BEGIN;\n${sql.replaceAll(":app_role", () => pg.escapeIdentifier(appRole))}\nCOMMIT;`);
  } catch (cause) {
    throw new Refusal(`prisma/grants.sql is refused: ${cause.message}`);
  }
}
