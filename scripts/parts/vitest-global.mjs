// Once per vitest run: a PostgreSQL of its own, migrated once, with a copy of that database for every worker process.
import { generateClient } from "./build.mjs";
import { removeDataFolder, scratchFolder, startDatabase } from "./embedded.mjs";
import { applicationKeys } from "./keys.mjs";
import { grantEntry, withClient } from "./roles.mjs";

/** What a worker takes over; `{worker}` in an address becomes its number, see vitest-worker.mjs. */
export async function setup({ config }) {
  await generateClient(() => {});
  const dataDir = process.env.VITEST_DATA_DIR ?? scratchFolder();
  const { cluster, stop } = await startDatabase(dataDir, { durable: false });
  await copyForWorkers(cluster, config.maxWorkers);

  const address = (role) => cluster.url(role, "portal_{worker}");
  Object.assign(process.env, {
    ...applicationKeys(dataDir),
    PORTAL_MODE: "test",
    LOG_LEVEL: "silent",
    APP_URL: "http://localhost:3000",
    DATA_DIR: dataDir,
    DATABASE_URL: address("portal_app"),
    OWNER_DATABASE_URL: address("portal_owner"),
    CONNECTOR_DATABASE_URL: address("portal_connector"),
  });

  return async () => {
    await stop();
    await removeDataFolder(dataDir);
  };
}

async function copyForWorkers(cluster, workers) {
  await withClient(cluster.url("postgres", "postgres"), async (client) => {
    for (let worker = 1; worker <= workers; worker++) {
      await client.query(`CREATE DATABASE "portal_${worker}" TEMPLATE portal OWNER portal_owner`);
      await withClient(cluster.url("postgres", `portal_${worker}`), grantEntry);
    }
  });
}
