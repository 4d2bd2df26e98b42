// npm run dev: the portal while you change it. Pages refresh by Next; the server and the worker start again when their code changes.
import "./parts/node-version.mjs";
import { bundle } from "./parts/bundle.mjs";
import { generateClient } from "./parts/build.mjs";
import { startDatabase } from "./parts/embedded.mjs";
import { embeddedEnvironment, localAddress } from "./parts/environment.mjs";
import { install } from "./parts/install.mjs";
import { lockDataFolder } from "./parts/lock.mjs";
import { dataFolder, runCommand } from "./parts/paths.mjs";
import { onEndAsked } from "./parts/signals.mjs";
import { signIns, tellStory } from "./parts/story.mjs";
import { watchEntry } from "./parts/watch.mjs";

const say = (line) => console.log(line);

await runCommand(async () => {
  const dataDir = dataFolder();
  const lock = await lockDataFolder(dataDir, localAddress());
  await install(say);
  await generateClient(say);
  const { cluster, applied, stop } = await startDatabase(dataDir);
  for (const name of applied) say(`Applied migration ${name}`);

  const watched = [];
  onEndAsked(() => void end());
  const env = { ...embeddedEnvironment(cluster, dataDir), NODE_ENV: "development", PORTAL_DEV: "1", NEXT_TELEMETRY_DISABLED: "1" };
  try {
    await bundle(["seed"]);
    await tellStory(cluster, env, say);
    for (const name of ["server", "worker"]) watched.push(await watchEntry({ name, env, lock, say }));
    say(`Ready on ${localAddress()}\n${signIns()}`);
  } catch (cause) {
    console.error(cause.message);
    await end(1);
  }

  async function end(code = 0) {
    await Promise.all(watched.map((entry) => entry.stop()));
    await stop();
    lock.release();
    process.exit(code);
  }
});
