// The portal from beginning to end: install, build, database, migrations, story, server and worker, and a clean ending.
import { build } from "./build.mjs";
import { embeddedEnvironment, hasOwnDatabase, localAddress, migrationRoles, ownEnvironment, portalPort } from "./environment.mjs";
import { install } from "./install.mjs";
import { lockDataFolder } from "./lock.mjs";
import { entryPart, freshLog, postgresPart } from "./parts.mjs";
import { dataFolder, Refusal, sleep, wordsFor } from "./paths.mjs";
import { freePort, openCluster } from "./postgres.mjs";
import { endTools } from "./run.mjs";
import { onEndAsked } from "./signals.mjs";
import { signIns, tellStory } from "./story.mjs";
import { supervisor } from "./supervisor.mjs";

const say = (line) => console.log(line);

/** A terminal that was closed must not end the portal half-way through its ending. */
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

/** Comes up, prints `Ready on …`, and stays until a signal. Exit code 0 after a signal, 1 with the reason otherwise. */
export async function start() {
  let ending;
  const end = (reason) => (ending ??= endAll(parts, lock, reason));
  let lock;
  const parts = supervisor(say, end);
  onEndAsked(() => void end());

  try {
    const dataDir = dataFolder();
    lock = await lockFolder(dataDir);
    await install(say);
    await build(say);
    await comeUp(parts, dataDir, lock);
  } catch (cause) {
    await end(wordsFor(cause));
  }
}

/** @throws Refusal when somebody else has the folder or the port */
async function lockFolder(dataDir) {
  const lock = await lockDataFolder(dataDir, localAddress());
  try {
    await freePort(portalPort());
    return lock;
  } catch {
    lock.release();
    throw new Refusal(`Port ${portalPort()} is in use by another program. Choose another: PORT=3001 npm start`);
  }
}

async function comeUp(parts, dataDir, lock) {
  const cluster = hasOwnDatabase() ? undefined : await embeddedDatabase(parts, dataDir);
  const { migrate } = await import("./migrate.mjs");
  const { ownerUrl, appRole } = migrationRoles(cluster);
  for (const name of await migrate(ownerUrl, appRole)) say(`Applied migration ${name}`);

  const env = { ...(cluster ? embeddedEnvironment(cluster, dataDir) : ownEnvironment(dataDir)), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const demo = env.PORTAL_MODE === "demo";
  if (cluster && demo) await tellStory(cluster, env, say);

  say("Starting the server and the worker …");
  const entry = (name) => entryPart({ name, env, lock, logFile: demo ? freshLog(dataDir, name) : undefined });
  await Promise.all([parts.add(entry("server")), parts.add(entry("worker"))]);
  say(`Ready on ${localAddress()}`);
  if (cluster && demo) say(signIns());
}

async function embeddedDatabase(parts, dataDir) {
  say("Starting PostgreSQL …");
  const cluster = await openCluster(dataDir);
  await parts.add(postgresPart(cluster));
  const { makeRoles } = await import("./roles.mjs");
  await makeRoles(cluster, dataDir);
  return cluster;
}

/** Server and worker first, so that PostgreSQL is asked nothing more when it stops. Bounded by each part's own patience. */
async function endAll(parts, lock, reason) {
  if (reason) console.error(reason);
  await Promise.race([endInOrder(parts), sleep(90_000)]);
  lock?.release();
  process.exit(reason ? 1 : 0);
}

async function endInOrder(parts) {
  await endTools();
  await parts.end(["The server", "The worker", "PostgreSQL"]);
}
