// The portal's running parts as the supervisor wants them: PostgreSQL, the server, the worker.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { buildFolder, lastLines, Refusal, root } from "./paths.mjs";
import { launchPostgres, stopPostgres } from "./postgres.mjs";
import { endProcess } from "./processes.mjs";

const READY_MILLISECONDS = 90_000;

/** What each entry gives itself to finish what is under way, and a little more. */
const PATIENCE = { server: 12_000, worker: 28_000 };

export function postgresPart(cluster) {
  return { name: "PostgreSQL", launch: (hold, signal) => launchPostgres(cluster, hold, signal), stop: stopPostgres };
}

/**
 * A bundled entry: "server" or "worker".
 *
 * @param logFile where its words go; undefined lets them through to our own output, as production wants
 * @param lock in which its pid is written down
 */
export function entryPart({ name, env, logFile, lock }) {
  return {
    name: `The ${name}`,
    launch: (hold) => launchEntry({ name, env, logFile, lock, hold }),
    stop: (child) => stopEntry(child, PATIENCE[name]),
  };
}

/** Moves the last run's log aside, so that a log file holds one run. */
export function freshLog(dataDir, name) {
  const file = path.join(dataDir, `${name}.log`);
  if (fs.existsSync(file)) fs.renameSync(file, `${file}.1`);
  return file;
}

async function launchEntry({ name, env, logFile, lock, hold }) {
  const output = logFile === undefined ? "inherit" : fs.openSync(logFile, "a", 0o600);
  // In a group of its own, so that Ctrl-C reaches the start script alone, which ends the parts in order.
  const child = spawn(process.execPath, ["--enable-source-maps", path.join(buildFolder, `${name}.js`)], {
    cwd: root,
    env,
    stdio: ["ignore", output, output, "ipc"],
    detached: true,
  });
  if (logFile !== undefined) fs.closeSync(output);
  hold(child);
  lock.note(name, child.pid);
  if (await becomesReady(child)) return child;

  await stopEntry(child, PATIENCE[name]);
  throw new Refusal(`The ${name} does not start${logFile === undefined ? "." : `:\n${lastLines(logFile)}`}`);
}

/** The entry says "ready" over the channel. */
function becomesReady(child) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, READY_MILLISECONDS, false);
    const finish = (ready) => {
      clearTimeout(timer);
      resolve(ready);
    };
    child.on("message", (message) => message === "ready" && finish(true));
    child.once("error", () => finish(false));
    child.once("exit", () => finish(false));
  });
}

async function stopEntry(child, patience) {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
  await endProcess(child.pid, [["SIGTERM", patience], ["SIGKILL", 2_000]]);
}
