// Facts about running processes. A pid alone proves little: pids are used again, so a process is named by pid and birth.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { sleep } from "./paths.mjs";

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (cause) {
    return cause.code === "EPERM";
  }
}

/** A text that differs between two processes that had the same pid, or undefined when there is no such process. */
export function birthOf(pid) {
  if (process.platform === "linux") {
    const started = statFields(pid)?.[19];
    return started && `${fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${started}`;
  }
  if (process.platform === "win32") return isAlive(pid) ? "alive" : undefined;
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() || undefined;
}

/** Is this still the process that was written down as `{ pid, birth }`? */
export function isSameProcess({ pid, birth }) {
  return isAlive(pid) && birthOf(pid) === birth;
}

/** The command line of a process, or an empty text. */
export function commandOf(pid) {
  if (process.platform === "linux") {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return "";
    }
  }
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
}

/** Waits until a process is gone. True when it went within the time. */
export async function waitForEnd(pid, milliseconds) {
  const end = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > end) return false;
    await sleep(25);
  }
  return true;
}

/** Ends a process with each signal in turn, giving it the stated time after each. */
export async function endProcess(pid, steps) {
  for (const [signal, milliseconds] of steps) {
    try {
      process.kill(pid, signal);
    } catch (cause) {
      if (cause.code === "ESRCH") return;
      throw cause;
    }
    if (await waitForEnd(pid, milliseconds)) return;
  }
}

function isZombie(pid) {
  return process.platform === "linux" && statFields(pid)?.[0] === "Z";
}

/** The fields of /proc/PID/stat after the name, which may itself hold spaces and brackets. */
function statFields(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}
