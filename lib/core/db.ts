import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "./env";
import { type Prisma, PrismaClient } from "./prisma/client";

/** The database as a store sees it: the client, or the transaction it is part of. */
export type Db = Prisma.TransactionClient;

/**
 * What row-level security lets a transaction see: the companies and the one organisation it acts for.
 * Every `Scope` is one of these; the empty walls see nothing of any company.
 */
export type Walls = { readonly companyIds: readonly string[]; readonly organisationId: string | null };

/** Next's bundle and server.ts load this module twice, so what must exist once per process hangs on globalThis. */
type Connections = { pool: pg.Pool; prisma: PrismaClient };
const shared = globalThis as typeof globalThis & { portalConnections?: Connections };

function connections(): Connections {
  shared.portalConnections ??= connect();
  return shared.portalConnections;
}

function connect(): Connections {
  const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: 10, connectionTimeoutMillis: 5_000, application_name: "portal" });
  // A connection that dies while idle is replaced by the pool at the next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  // The same for one that dies in somebody's hands: there the query that runs fails, and says so.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

/** The pool itself, for hot reads in one prepared statement and for LISTEN. */
export function pool(): pg.Pool {
  return connections().pool;
}

/**
 * Runs one piece of work in one transaction behind the walls of a scope: row-level security hides the rest.
 * The walls are set as the transaction's first statement and end with it.
 */
export async function inScope<Result>(walls: Walls, work: (tx: Db) => Promise<Result>): Promise<Result> {
  return connections().prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.company_ids', ${`{${walls.companyIds.join(",")}}`}, true),
        set_config('app.organisation_id', ${walls.organisationId ?? ""}, true)`;
      return work(tx);
    },
    { maxWait: 5_000, timeout: 20_000 },
  );
}

/**
 * Runs one piece of work in one transaction without walls, for what has no company yet or serves all of them:
 * signing in, registration, the worker, the operator.
 */
export async function asSystem<Result>(work: (tx: Db) => Promise<Result>): Promise<Result> {
  return connections().prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.system', 'on', true)`;
      return work(tx);
    },
    { maxWait: 5_000, timeout: 20_000 },
  );
}

/** True when the database answers. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await pool().query("SELECT 1");
    return true;
  } catch {
    return false;
  }
}

/** Closes every connection of this process; only for a process that ends. */
export async function closeDatabase(): Promise<void> {
  const open = shared.portalConnections;
  if (!open) return;

  shared.portalConnections = undefined;
  await open.prisma.$disconnect();
  await open.pool.end();
}

/** True when a write failed because the same thing stands there already (PostgreSQL 23505). */
export function isUniqueViolation(thrown: unknown): boolean {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && (thrown.code === "P2002" || thrown.code === "23505");
}
