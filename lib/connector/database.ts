import pg from "pg";
import { env } from "@/lib/core/env";
import { TABLES } from "./tables";

/** The connector's database as its stores see it: the pool, or the connection of one transaction. */
export type Db = Pick<pg.PoolClient, "query">;

/** Of everyone who makes the tables at the same moment, one does it. Any number will do that nobody else locks. */
const TABLES_LOCK = 45_000_045;

type Connection = { pool: pg.Pool; ready: Promise<void> };
const shared = globalThis as typeof globalThis & { connectorConnection?: Connection };

/** True where this installation has a connector: it has a database and a key of its own. */
export function connectorExists(): boolean {
  return Boolean(env().CONNECTOR_DATABASE_URL && env().CONNECTOR_KEY);
}

/** The connector's own few connections, under its own role, once its tables stand. */
export async function database(): Promise<pg.Pool> {
  const connection = (shared.connectorConnection ??= connect());
  try {
    await connection.ready;
  } catch (cause) {
    // The next use tries again: a database that was not there yet may be there then.
    if (shared.connectorConnection === connection) await closeConnector();
    throw cause;
  }
  return connection.pool;
}

/** All of `work` or nothing of it. */
export async function inTransaction<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
  return transaction(await database(), work);
}

/** True when a write failed because the same thing stands there already (PostgreSQL 23505). */
export function isUniqueViolation(thrown: unknown): boolean {
  return thrown instanceof pg.DatabaseError && thrown.code === "23505";
}

/** Closes the connector's connections; only for a process that ends, or a first use that failed. */
export async function closeConnector(): Promise<void> {
  const open = shared.connectorConnection;
  shared.connectorConnection = undefined;
  await open?.pool.end();
}

function connect(): Connection {
  const pool = new pg.Pool({
    connectionString: env().CONNECTOR_DATABASE_URL,
    max: 3,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    application_name: "connector",
  });
  // A connection that dies while idle is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  return { pool, ready: makeTables(pool) };
}

async function makeTables(pool: pg.Pool): Promise<void> {
  await transaction(pool, async (db) => {
    await db.query("SELECT pg_advisory_xact_lock($1)", [TABLES_LOCK]);
    // IF NOT EXISTS would ask for the right to make schemas even where this one is there already.
    const { rowCount } = await db.query("SELECT 1 FROM pg_namespace WHERE nspname = 'connector'");
    if (rowCount === 0) await db.query("CREATE SCHEMA connector");
    await db.query(TABLES);
  });
}

async function transaction<Result>(pool: pg.Pool, work: (db: Db) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (cause) {
    const lost = await client.query("ROLLBACK").then(() => false, () => true);
    client.release(lost);
    throw cause;
  }
}
