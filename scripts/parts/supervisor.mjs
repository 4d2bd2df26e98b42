// Keeps the parts of the portal running: a dead part is started again with back-off, and a part that keeps dying ends everything.
import { Refusal, sleep } from "./paths.mjs";

const DEATHS_TO_GIVE_UP = 5;
const WITHIN_MILLISECONDS = 60_000;
const LONGEST_WAIT = 8_000;

/**
 * @param say tells the person what happens
 * @param giveUp called with the reason when a part died five times within a minute
 */
export function supervisor(say, giveUp) {
  const parts = new Map();
  const ending = new AbortController();

  /**
   * Starts a part and keeps it alive from then on.
   *
   * @param launch `(hold, signal) =>` starts the part, hands its process to `hold` at once, resolves when it is ready,
   *   rejects when it will not be
   * @param stop ends the process and resolves when it is gone
   * @throws what `launch` throws the first time
   */
  async function add({ name, launch, stop }) {
    const part = { name, stop, deaths: [] };
    parts.set(name, part);
    await start(part, launch);
    void watch(part, launch);
  }

  async function start(part, launch) {
    if (ending.signal.aborted) throw new Refusal(`${part.name} was not started any more.`);
    part.starting = launch((child) => (part.child = child), ending.signal);
    return part.starting;
  }

  async function watch(part, launch) {
    let reason = await deathOf(part.child);
    while (!ending.signal.aborted && countDeath(part, reason)) {
      await sleep(Math.min(LONGEST_WAIT, 250 * 2 ** part.deaths.length));
      if (ending.signal.aborted) return;
      reason = await start(part, launch).then(() => deathOf(part.child), (cause) => cause.message);
    }
  }

  /** False when the part has died too often. */
  function countDeath(part, reason) {
    const now = Date.now();
    part.deaths = part.deaths.filter((then) => now - then < WITHIN_MILLISECONDS).concat(now);
    if (part.deaths.length < DEATHS_TO_GIVE_UP) {
      say(`${part.name} stopped (${reason}); starting it again …`);
      return true;
    }
    giveUp(`${part.name} died ${DEATHS_TO_GIVE_UP} times within a minute (${reason}).`);
    return false;
  }

  /** Ends the parts one after the other, in the order of their names here. */
  async function end(names) {
    ending.abort();
    for (const part of names.map((name) => parts.get(name)).filter(Boolean)) {
      if (part.child) await part.stop(part.child);
      await part.starting?.catch(() => {});
    }
  }

  return { add, end };
}

/** Resolves with words when the process is gone. */
function deathOf(child) {
  return new Promise((resolve) => {
    const tell = () => resolve(child.signalCode ? `by ${child.signalCode}` : `exit code ${child.exitCode}`);
    if (child.exitCode !== null || child.signalCode !== null) tell();
    else child.once("exit", tell);
  });
}
