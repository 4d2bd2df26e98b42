// npm run bench -- AREA: measures one area against its bars on a PostgreSQL of its own, and says last whether all were met.
// --quick: a small run that shows it works; --report: writes bench/AREA.md.
import "./parts/node-version.mjs";
import { fork } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { generateClient } from "./parts/build.mjs";
import { bundle } from "./parts/bundle.mjs";
import { removeDataFolder, scratchFolder, startDatabase } from "./parts/embedded.mjs";
import { install } from "./parts/install.mjs";
import { applicationKeys } from "./parts/keys.mjs";
import { buildFolder, Refusal, root, runCommand } from "./parts/paths.mjs";
import { grantEntry, withClient } from "./parts/roles.mjs";
import { onEndAsked } from "./parts/signals.mjs";

const SIZES = ["small", "large"];

await runCommand(async () => {
  const [area = ""] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  const [quick, report] = ["--quick", "--report"].map((word) => process.argv.includes(word));
  await install(console.log);
  await generateClient(console.log);
  await bundle(["bench", "reader"]);

  const scratch = scratchFolder();
  onEndAsked(() => void removeDataFolder(scratch).finally(() => process.exit(1)));
  try {
    const { cluster, stop } = await startDatabase(scratch);
    try {
      await measureOn(cluster, scratch, { area, quick, report });
    } finally {
      await stop();
    }
  } finally {
    await removeDataFolder(scratch);
  }
});

async function measureOn(cluster, scratch, { area, quick, report }) {
  await withClient(cluster.url("postgres", "postgres"), async (client) => {
    for (const size of SIZES) await client.query(`CREATE DATABASE portal_${size} TEMPLATE portal OWNER portal_owner`);
  });
  for (const size of SIZES) await withClient(cluster.url("postgres", `portal_${size}`), grantEntry);
  const database = (size, role) => cluster.url(role, `portal_${size}`);
  const keys = { ...applicationKeys(scratch), PORTAL_MODE: "test", LOG_LEVEL: "silent", APP_URL: "http://localhost:3000", DATA_DIR: scratch };
  Object.assign(process.env, keys, { DATABASE_URL: database("large", "portal_app") });

  const { areas, measure } = await import(pathToFileURL(path.join(buildFolder, "bench.js")).href);
  if (!(area in areas)) throw new Refusal(`npm run bench -- AREA: ${Object.keys(areas).join(", ")}.`);
  const outcome = await measure(area, { quick, say: (line) => console.log(line), database, startReader });
  if (report) fs.writeFileSync(path.join(root, "bench", `${area}.md`), outcome.report);
  console.log(outcome.verdict);
  if (!outcome.met) process.exitCode = 1;
}

/** A process that reads on one database, asked and answered by messages. */
function startReader(databaseUrl) {
  const child = fork(path.join(buildFolder, "reader.js"), { env: { ...process.env, DATABASE_URL: databaseUrl } });
  const waiting = new Map();
  let asked = 0;
  child.on("message", ({ id, result }) => waiting.get(id)?.resolve(result));
  child.on("exit", (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the reader ended with ${code}`));
  });
  const ask = (order) => {
    const id = (asked += 1);
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      child.send({ ...order, id });
    }).finally(() => waiting.delete(id));
  };
  const end = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.send({ kind: "end", id: 0 });
    await ended;
  };
  return { ask, end };
}
