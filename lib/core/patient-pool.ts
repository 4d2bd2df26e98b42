import type pg from "pg";

/** What PostgreSQL and the network say when a connection is lost or cannot be had; the library itself knows only the last. */
const LOST = /^(57P0[123]|08\w{3}|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** pg has no code for these. */
const LOST_WORDS = /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/;

/** A code that graphile-worker tries again: after three seconds, then ever later, a hundred times. */
const TRY_AGAIN = "ETIMEDOUT";

/**
 * The pool as the job library is to see it: every lost connection carries a code that it tries again. It drops the promise
 * with which it ticks off a job, so that a connection cut at that moment would otherwise be an unhandled rejection, which
 * ends the process.
 */
export function patientPool(pool: pg.Pool): pg.Pool {
  return new Proxy(pool, {
    get(target, name) {
      if (name === "connect") return (...args: [] | [Parameters<pg.Pool["connect"]>[0]]) => (args[0] ? target.connect(args[0]) : connect(target));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  // After the end of the process's pool there is nobody left to answer to.
  if (pool.ending) return new Promise(() => undefined);
  const client = await pool.connect().catch(tryAgain);
  const query = async (...args: [pg.QueryConfig]): Promise<unknown> => client.query(...args).catch(tryAgain);
  return Object.create(client, { query: { value: query } }) as pg.PoolClient;
}

function tryAgain(cause: unknown): never {
  throw isLost(cause) ? Object.assign(new Error("the connection to the database is lost", { cause }), { code: TRY_AGAIN }) : cause;
}

function isLost(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  return ("code" in cause && LOST.test(String(cause.code))) || LOST_WORDS.test(cause.message);
}
