import pg from "pg";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";

/** Any number: the first of the two that name a worker's advisory lock. */
export const WORKER_LOCK = 6875012;

const BEAT = 5_000;
const LONGEST_WAIT = 2_000;

/**
 * A worker's sign of life in the database: `hold` says under which id it is at work, `letGo` that it no longer is, `isLit`
 * whether that is known now.
 */
export type Beacon = { hold: (id: string) => void; letGo: (id: string) => void; isLit: () => boolean; stop: () => Promise<void> };

/**
 * Opens a connection of its own that stays: it listens for new deliveries and holds an advisory lock per id of this worker,
 * by which the others see that it lives. A lost connection is opened again with back-off, and beats find one that is dead.
 * Resolves when it listens for the first time.
 *
 * @param onDelivery called when something became due, and after every time nothing could be heard
 */
export async function startBeacon(onDelivery: () => void): Promise<Beacon> {
  const held = new Set<string>();
  const ending = new AbortController();
  let lit: pg.Client | null = null;

  const firstLight = new Promise<void>((resolve) => {
    void keepLit(ending.signal, held, onDelivery, (client) => {
      lit = client;
      if (client) resolve();
    });
    ending.signal.addEventListener("abort", () => resolve());
  });
  await firstLight;

  return {
    hold(id) {
      held.add(id);
      // A lock that fails here is taken with the next connection: the failure means that this one is lost.
      if (lit) lock(lit, id).catch(() => undefined);
    },
    letGo(id) {
      // The same for a lock that is let go: it ends with its connection.
      if (held.delete(id) && lit) unlock(lit, id).catch(() => undefined);
    },
    isLit: () => lit !== null,
    async stop() {
      ending.abort();
      await lit?.end().catch(() => undefined);
    },
  };
}

async function keepLit(ending: AbortSignal, held: ReadonlySet<string>, onDelivery: () => void, tell: (lit: pg.Client | null) => void): Promise<void> {
  for (let failures = 0; !ending.aborted; failures += 1) {
    const client = new pg.Client({ connectionString: env().DATABASE_URL, application_name: "portal-worker", connectionTimeoutMillis: BEAT, query_timeout: BEAT, keepAlive: true });
    const lost = lossOf(client);
    try {
      await client.connect();
      await listen(client, held, onDelivery);
      tell(client);
      failures = 0;
      onDelivery();
      await beatUntil(lost, client);
    } catch (cause) {
      if (!ending.aborted) log().warn({ err: cause }, "the worker's own connection is lost");
    }
    tell(null);
    await client.end().catch(() => undefined);
    await pause(Math.min(LONGEST_WAIT, 100 * 2 ** failures), ending);
  }
}

/** Rejects when the connection is gone. */
function lossOf(client: pg.Client): Promise<never> {
  const lost = new Promise<never>((_, reject) => {
    client.on("error", reject);
    client.on("end", () => reject(new Error("the connection was closed")));
  });
  lost.catch(() => undefined);
  return lost;
}

async function listen(client: pg.Client, held: ReadonlySet<string>, onDelivery: () => void): Promise<void> {
  client.on("notification", onDelivery);
  await client.query("LISTEN webhook_delivery");
  for (const id of held) await lock(client, id);
}

async function lock(client: pg.Client, id: string): Promise<void> {
  await client.query("SELECT pg_advisory_lock($1, hashtext($2))", [WORKER_LOCK, id]);
}

async function unlock(client: pg.Client, id: string): Promise<void> {
  await client.query("SELECT pg_advisory_unlock($1, hashtext($2))", [WORKER_LOCK, id]);
}

/** @throws Error when the connection is lost, or dead without saying so */
async function beatUntil(lost: Promise<never>, client: pg.Client): Promise<never> {
  for (;;) {
    let timer: NodeJS.Timeout | undefined;
    const beat = new Promise<void>((resolve) => (timer = setTimeout(resolve, BEAT)));
    await Promise.race([lost, beat]).finally(() => clearTimeout(timer));
    await client.query("SELECT 1");
  }
}

async function pause(milliseconds: number, ending: AbortSignal): Promise<void> {
  if (ending.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    ending.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
