import type { Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { env } from "./env";
import { log } from "./log";

/** How often a connection that listens proves that it still hears. Milliseconds. */
const BEAT = 1_000;

/** How long what is remembered counts after the last proof: the bound of SECURITY.md. Milliseconds. */
export const LONGEST_SILENCE = 2_500;

/** The longest wait before a lost connection is opened again. Milliseconds. */
const LONGEST_PAUSE = 1_000;

/** What other processes told over one channel, and whether this one can be sure that it missed nothing. */
export type Notices = {
  /** True while the last proof is young enough: everything that was committed before it has been heard. */
  hears: () => boolean;
  /** Ends the connection; what is remembered counts no more. */
  stop: () => Promise<void>;
};

/**
 * Listens to one channel of PostgreSQL on a connection of its own, and keeps proving that the connection lives: a network can
 * die without a word. It keeps no process alive.
 *
 * @param onNotice called with the payload of every notice
 * @param onGap called when something may have been missed: at the start and after every loss
 */
export function listenTo(channel: string, onNotice: (payload: string) => void, onGap: () => void): Notices {
  const ending = new AbortController();
  const state = { provenAt: -Infinity, client: null as pg.Client | null };
  void keepListening(channel, state, ending.signal, onNotice, onGap);

  return {
    hears: () => performance.now() - state.provenAt < LONGEST_SILENCE,
    async stop() {
      ending.abort();
      state.provenAt = -Infinity;
      await state.client?.end().catch(() => undefined);
    },
  };
}

type State = { provenAt: number; client: pg.Client | null };

async function keepListening(channel: string, state: State, ending: AbortSignal, onNotice: (payload: string) => void, onGap: () => void): Promise<void> {
  for (let failures = 0; !ending.aborted; failures += 1) {
    const client = new pg.Client({
      connectionString: env().DATABASE_URL,
      application_name: `portal-listens-${channel}`,
      connectionTimeoutMillis: LONGEST_SILENCE,
      query_timeout: LONGEST_SILENCE,
    });
    const lost = lossOf(client);
    client.on("notification", ({ payload }) => onNotice(payload ?? ""));
    try {
      await client.connect();
      socketOf(client).unref();
      state.client = client;
      await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      onGap();
      failures = 0;
      await prove(client, state, lost, ending);
    } catch (cause) {
      if (!ending.aborted) log().warn({ err: cause, channel }, "the connection that hears of changes is lost");
    }
    state.provenAt = -Infinity;
    onGap();
    letGo(client);
    await pause(Math.min(LONGEST_PAUSE, 50 * 2 ** failures), ending);
  }
}

/**
 * Asks and waits for the answer, again and again. What counts is when it was asked: a notice of anything committed before that
 * came before the answer did.
 */
async function prove(client: pg.Client, state: State, lost: Promise<never>, ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    const asked = performance.now();
    await Promise.race([client.query("SELECT 1"), lost]);
    state.provenAt = asked;
    await Promise.race([pause(BEAT, ending), lost]);
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

/** A dead network answers no goodbye: nobody waits for one, and the socket goes at once. */
function letGo(client: pg.Client): void {
  client.end().catch(() => undefined);
  socketOf(client).destroy();
}

/** The library keeps it to itself. */
function socketOf(client: pg.Client): Socket {
  return (client as pg.Client & { connection: { stream: Socket } }).connection.stream;
}

/** Keeps no process alive, and ends early when nobody wants to listen any more. */
async function pause(milliseconds: number, ending: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { ref: false, signal: ending }).catch(() => undefined);
}
