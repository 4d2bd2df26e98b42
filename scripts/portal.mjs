// npm run -s portal -- COMMAND: the operator's command line. Standard output carries its answer and nothing else.
import "./parts/node-version.mjs";
import { spawn } from "node:child_process";
import path from "node:path";
import { generateClient } from "./parts/build.mjs";
import { bundle } from "./parts/bundle.mjs";
import { startDatabase } from "./parts/embedded.mjs";
import { embeddedEnvironment, hasOwnDatabase, ownEnvironment } from "./parts/environment.mjs";
import { install } from "./parts/install.mjs";
import { runningFile, takeLock } from "./parts/lock.mjs";
import { buildFolder, dataFolder, root, runCommand } from "./parts/paths.mjs";
import { runningCluster } from "./parts/postgres.mjs";

const say = (line) => console.error(line);

await runCommand(async () => {
  await install(say);
  const dataDir = dataFolder();
  if (hasOwnDatabase()) return operate(ownEnvironment(dataDir));

  await generateClient(say);
  await bundle(["operator"]);
  const { lock } = await takeLock(runningFile(dataDir), { address: "the operator's command line" });
  if (!lock) return operate(embeddedEnvironment(runningCluster(dataDir), dataDir));

  try {
    const { cluster, stop } = await startDatabase(dataDir);
    try {
      await operate(embeddedEnvironment(cluster, dataDir));
    } finally {
      await stop();
    }
  } finally {
    lock.release();
  }
});

/** Runs the bundled operator with our arguments and our terminal; its exit code becomes ours. */
function operate(env) {
  return new Promise((resolve, reject) => {
    const args = ["--enable-source-maps", path.join(buildFolder, "operator.js"), ...process.argv.slice(2)];
    const child = spawn(process.execPath, args, { cwd: root, env: { NODE_ENV: "production", ...env }, stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (code) => {
      process.exitCode = code ?? 1;
      resolve();
    });
  });
}
