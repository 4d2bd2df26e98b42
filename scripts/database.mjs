// node scripts/database.mjs: a migrated database for a developer. Starts the embedded cluster of DATA_DIR, prints the
// environment as lines for a shell, and stays until Ctrl-C.
import "./parts/node-version.mjs";
import { embeddedEnvironment } from "./parts/environment.mjs";
import { startDatabase } from "./parts/embedded.mjs";
import { install } from "./parts/install.mjs";
import { lockDataFolder } from "./parts/lock.mjs";
import { dataFolder, runCommand } from "./parts/paths.mjs";
import { onEndAsked } from "./parts/signals.mjs";

const SHOWN = ["PORTAL_MODE", "APP_URL", "DATA_DIR", "DATABASE_URL", "CONNECTOR_DATABASE_URL", "AUTH_SECRET", "ENCRYPTION_KEYS", "CONNECTOR_KEY", "SEAL_CERTIFICATE", "SEAL_KEY"];

await runCommand(async () => {
  await install(comment);
  const dataDir = dataFolder();
  const lock = await lockDataFolder(dataDir, "only its database");
  const { cluster, applied, stop } = await startDatabase(dataDir);
  onEndAsked(() => void stop().then(() => (lock.release(), process.exit())));
  for (const name of applied) comment(`applied ${name}`);

  const environment = embeddedEnvironment(cluster, dataDir);
  for (const name of SHOWN) exportLine(name, environment[name]);
  exportLine("OWNER_DATABASE_URL", cluster.url("portal_owner"));
  setInterval(() => {}, 60_000);
});

function comment(text) {
  console.log(`# ${text}`);
}

function exportLine(name, value) {
  console.log(`export ${name}='${value.replaceAll("'", `'\\''`)}'`);
}
