// Where things are. Every script asks here, so that a folder has one name and one place.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the clone. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Short name of the product, for folders outside the clone. */
export const productName = "inlenersbeloning-portal";

export const nodeModules = path.join(root, "node_modules");
export const buildFolder = path.join(root, ".build");
export const schemaFolder = path.join(root, "prisma", "schema");
export const migrationsFolder = path.join(root, "prisma", "migrations");
export const grantsFile = path.join(root, "prisma", "grants.sql");

/** What a person can mend: shown as one sentence, without a stack trace. */
export class Refusal extends Error {}

/** DATA_DIR as an absolute path with its links resolved, made when it is missing. */
export function dataFolder(given = process.env.DATA_DIR || ".data") {
  const folder = path.resolve(root, given);
  fs.mkdirSync(folder, { recursive: true });
  return fs.realpathSync(folder);
}

/** A short name for a path, the same on every start. */
export function pathHash(folder) {
  return createHash("sha256").update(folder).digest("hex").slice(0, 12);
}

/** Writes a file so that it is there whole or not at all, even when the process dies half-way. */
export function writeWhole(file, text, mode = 0o644) {
  const draft = `${file}.${process.pid}.tmp`;
  fs.writeFileSync(draft, text, { mode });
  fs.renameSync(draft, file);
}

/** The file's text, or undefined when there is no such file. */
export function readIfThere(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (cause) {
    if (cause.code === "ENOENT" || cause.code === "ENOTDIR") return undefined;
    throw cause;
  }
}

/** The end of a log, for the person who must see why a part did not start. */
export function lastLines(file, count = 12) {
  return (readIfThere(file) ?? "").trimEnd().split("\n").slice(-count).join("\n");
}

export function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** What a person reads of a failure: a sentence when they can mend it, the stack when we must. */
export function wordsFor(cause) {
  if (cause instanceof Refusal) return cause.message;
  if (cause.code === "EACCES" && cause.path) return `This user may not use ${cause.path}: perhaps another user, such as root, made it.`;
  return cause.stack ?? String(cause);
}

/** Runs a command's main function; when it fails, its words go to the terminal and the exit code is 1. */
export async function runCommand(main) {
  try {
    await main();
  } catch (cause) {
    console.error(wordsFor(cause));
    process.exitCode = 1;
  }
}
