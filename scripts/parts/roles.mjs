// Who may do what in the embedded cluster: an owner of the tables, the application, the reference connector. None is a superuser.
import pg from "pg";
import { databasePasswords } from "./keys.mjs";
import { Refusal } from "./paths.mjs";

/** Makes the roles, the database `portal` and the connector's schema, as far as they are not there yet. */
export async function makeRoles(cluster, dataDir) {
  const { portal_owner, portal_app, portal_connector } = databasePasswords(dataDir);

  await withClient(cluster.url("postgres", "postgres"), async (client) => {
    for (const [role, password] of Object.entries({ portal_owner, portal_app, portal_connector })) {
      const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
      const verb = rowCount === 0 ? "CREATE" : "ALTER";
      await client.query(`${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(password)}`);
    }
    await client.query("ALTER ROLE portal_connector SET search_path = connector");
    await makeDatabase(client, "portal");
  });
  await withClient(cluster.url("postgres", "portal"), grantEntry);
}

export async function makeDatabase(client, name) {
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER portal_owner`);
}

/** Runs `work` with one connection that is closed whatever happens. @throws Refusal when there is no connection */
export async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (cause) {
    throw new Refusal(`The database at ${client.host}:${client.port} does not let ${client.user} in: ${cause.message || cause.code}`);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Who may enter the database that the client is connected to. A copy of a database does not copy this. */
export async function grantEntry(client) {
  const { rows } = await client.query("SELECT current_database() AS name");
  const database = pg.escapeIdentifier(rows[0].name);
  await client.query(`
    REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
    GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO portal_app;
    GRANT CONNECT ON DATABASE ${database} TO portal_connector;
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    GRANT USAGE ON SCHEMA public TO portal_app;
    CREATE SCHEMA IF NOT EXISTS connector AUTHORIZATION portal_connector;
  `);
}
