// A lock is a file that names its holder by pid and birth. One holder at a time; a dead holder's lock is taken over,
// and what it left running is ended first.
import fs from "node:fs";
import path from "node:path";
import { readIfThere, Refusal, sleep, writeWhole } from "./paths.mjs";
import { birthOf, endProcess, isSameProcess } from "./processes.mjs";

const PART_ENDING = [["SIGTERM", 28_000], ["SIGKILL", 2_000]];

/**
 * Takes the lock when nobody living has it.
 *
 * @param facts what others may read about the holder, such as its address
 * @returns `{ lock }` when it is ours, `{ holder }` when another process has it
 */
export async function takeLock(file, facts = {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const mine = { pid: process.pid, birth: birthOf(process.pid), ...facts, parts: {} };
  for (;;) {
    if (createWhole(file, JSON.stringify(mine))) return { lock: lockOf(file, mine) };

    const holder = readLock(file);
    if (holder && isSameProcess(holder)) return { holder };
    await removeStale(file, holder);
  }
}

/** The file that says who runs on a DATA_DIR. */
export function runningFile(dataDir) {
  return path.join(dataDir, "running.json");
}

/** Takes a DATA_DIR for ourselves. @throws Refusal that names who has it */
export async function lockDataFolder(dataDir, address) {
  const { lock, holder } = await takeLock(runningFile(dataDir), { address });
  if (lock) return lock;
  throw new Refusal(`The portal already runs on ${dataDir} (process ${holder.pid}, ${holder.address}).`);
}

/** Runs `work` with the lock, after waiting for whoever has it. `onWait` is told once who that is. */
export async function withLock(file, onWait, work) {
  for (let told = false; ; told = true) {
    const { lock, holder } = await takeLock(file);
    if (lock) {
      try {
        return await work(lock);
      } finally {
        lock.release();
      }
    }
    if (!told) onWait(holder);
    await sleep(250);
  }
}

/** Ends the holder of a lock and everything that it wrote down as its part, however it was left. */
export async function endHolder(file) {
  const holder = readLock(file);
  if (!holder) return;
  if (isSameProcess(holder)) await endProcess(holder.pid, [["SIGTERM", 70_000], ["SIGKILL", 2_000]]);
  await endParts(holder);
}

/** The holder as it is written, or undefined. */
export function readLock(file) {
  try {
    return JSON.parse(readIfThere(file) ?? "");
  } catch {
    return undefined;
  }
}

function lockOf(file, mine) {
  const write = () => writeWhole(file, JSON.stringify(mine));
  return {
    /** Writes down a process that must not outlive this lock's holder; without a pid it is forgotten. */
    note(name, pid) {
      mine.parts[name] = pid && { pid, birth: birthOf(pid) };
      write();
    },
    release() {
      if (readLock(file)?.pid === process.pid) fs.rmSync(file, { force: true });
    },
  };
}

/** Makes the file with its text in one step; false when it is there already. */
function createWhole(file, text) {
  const draft = `${file}.${process.pid}.new`;
  fs.writeFileSync(draft, text);
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (cause) {
    if (cause.code === "EEXIST") return false;
    throw cause;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Only one of two newcomers moves the dead holder's file away; who moved a living one's by accident puts it back. */
async function removeStale(file, holder) {
  if (holder) await endParts(holder);
  const aside = `${file}.${process.pid}.stale`;
  try {
    fs.renameSync(file, aside);
  } catch (cause) {
    if (cause.code === "ENOENT") return;
    throw cause;
  }
  const moved = readLock(aside);
  if (moved && isSameProcess(moved)) createWhole(file, JSON.stringify(moved));
  fs.rmSync(aside, { force: true });
}

async function endParts(holder) {
  const left = Object.values(holder.parts ?? {}).filter((part) => part && isSameProcess(part));
  await Promise.all(left.map((part) => endProcess(part.pid, PART_ENDING)));
}
