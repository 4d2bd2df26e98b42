// The embedded cluster for everything but `npm start`: started, with its roles, migrated, and stopped again.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { productName } from "./paths.mjs";
import { endOrphan, launchPostgres, openCluster, stopPostgres } from "./postgres.mjs";
import { clusterHome } from "./binaries.mjs";

/**
 * Starts the cluster of a DATA_DIR, makes its roles and migrates it. The caller holds the DATA_DIR's lock.
 *
 * @param schema false leaves the database empty
 * @returns the cluster, the names of the applied migrations, and `stop`
 */
export async function startDatabase(dataDir, { durable = true, schema = true } = {}) {
  const { makeRoles } = await import("./roles.mjs");
  const { migrate } = await import("./migrate.mjs");
  const cluster = await openCluster(dataDir, { durable });
  const child = await launchPostgres(cluster);
  const stop = () => stopPostgres(child);
  try {
    await makeRoles(cluster, dataDir);
    const applied = schema ? await migrate(cluster.url("portal_owner"), "portal_app") : [];
    return { cluster, applied, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

/** Runs `work` with a cluster that lives as long as the work, and leaves nothing behind. */
export async function withScratchCluster(work) {
  const dataDir = scratchFolder();
  try {
    const { cluster, stop } = await startDatabase(dataDir, { durable: false, schema: false });
    try {
      return await work(cluster);
    } finally {
      await stop();
    }
  } finally {
    await removeDataFolder(dataDir);
  }
}

/** A new DATA_DIR in the system's temporary folder, which PostgreSQL's user can enter too. */
export function scratchFolder() {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), `${productName}-`));
  fs.chmodSync(folder, 0o755);
  return folder;
}

/** Removes a DATA_DIR with its cluster, wherever that stands, and ends what still runs on it. */
export async function removeDataFolder(dataDir) {
  if (!fs.existsSync(dataDir)) return;
  const home = clusterHome(dataDir);
  await endOrphan(path.join(home, "data"));
  for (const folder of [home, dataDir]) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
