// Runs a tool to its end. Its output is kept and shown only when it matters.
import { spawn } from "node:child_process";
import path from "node:path";
import { nodeModules, Refusal, root } from "./paths.mjs";
import { endProcess, isAlive } from "./processes.mjs";

/** Tools that run now, so that a signal to us can end them. */
const running = new Set();
let ended = false;

/**
 * Runs a program in a process group of its own.
 *
 * @param lock a lock in which the program is written down while it runs
 * @returns `{ code, output }`: both streams in the order they came; code null when it could not start or was killed
 */
export function run(program, args, { env = process.env, cwd = root, lock } = {}) {
  if (ended) return Promise.resolve({ code: null, output: "Not started any more." });

  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    const chunks = [];
    const finish = (code, extra = "") => {
      running.delete(child);
      lock?.note(program, undefined);
      resolve({ code, output: Buffer.concat(chunks).toString("utf8") + extra });
    };
    if (child.pid) {
      running.add(child);
      lock?.note(program, child.pid);
    }
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(chunk));
    child.once("error", (cause) => finish(null, cause.message));
    child.once("close", (code) => finish(code));
  });
}

/** Runs a program that must succeed. @throws Refusal with its output */
export async function mustRun(what, program, args, options) {
  const { code, output } = await run(program, args, options);
  if (code !== 0) throw new Refusal(`${output.trimEnd()}\n${what} failed.`);
  return output;
}

/** `[program, args]` that runs a package's own command with this Node. */
export function tool(file, ...args) {
  return [process.execPath, [path.join(nodeModules, file), ...args]];
}

/** Ends every tool that runs now, with all it started; none starts any more. */
export async function endTools() {
  ended = true;
  await Promise.all([...running].map(({ pid }) => endProcess(-pid, [["SIGTERM", 5_000], ["SIGKILL", 1_000]])));
  await Promise.all([...running].filter(({ pid }) => isAlive(pid)).map(({ pid }) => endProcess(pid, [["SIGKILL", 1_000]])));
}
