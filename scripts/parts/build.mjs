// From sources to .next and .build, unless this very state of the sources is built already.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { bundle } from "./bundle.mjs";
import { withLock } from "./lock.mjs";
import { buildFolder, readIfThere, root, schemaFolder, writeWhole } from "./paths.mjs";
import { mustRun, tool } from "./run.mjs";

/** What a build is made from; the rest (tests, journeys, documents) may change without a new one. */
const INPUT_FOLDERS = ["app", "components", "lib", "messages", "prisma", "public"];
const INPUT_FILES = /^(package\.json|package-lock\.json|tsconfig\.json|[^.]+\.ts|(next|postcss)\.config\.\w+)$/;
const NOT_INPUT = /(\.test\.tsx?|\.md|\.tsbuildinfo|next-env\.d\.ts)$/;

const generatedClient = path.join(root, "lib", "core", "prisma");

/**
 * Prisma's client from prisma/schema, when that changed. Generating never runs the schema engine, but looks whether a file
 * of it is there and would download one: any program that exists will do.
 */
export async function generateClient(say) {
  const stamp = path.join(buildFolder, "client.stamp");
  const state = hashOf(filesIn(schemaFolder).concat(path.join(root, "package-lock.json")));
  if (readIfThere(stamp) === state && fs.existsSync(path.join(generatedClient, "client.ts"))) return;

  await withLock(path.join(buildFolder, "client.lock"), () => {}, async (lock) => {
    if (readIfThere(stamp) === state && fs.existsSync(generatedClient)) return;
    say("Generating the database client …");
    const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" };
    await mustRun("prisma generate", ...tool("prisma/build/index.js", "generate", "--schema", schemaFolder), { env, lock });
    writeWhole(stamp, state);
  });
}

/** The four entries by esbuild, the pages by Next. The stamp is written last: a killed build is made again. */
export async function build(say) {
  await generateClient(say);
  const stamp = path.join(buildFolder, "build.stamp");
  const waiting = ({ pid }) => say(`Waiting for process ${pid}, which is building here …`);
  await withLock(path.join(buildFolder, "build.lock"), waiting, async (lock) => {
    const state = sourceState();
    if (readIfThere(stamp) === state && fs.existsSync(path.join(root, ".next", "BUILD_ID"))) return;

    say("Building …");
    fs.rmSync(stamp, { force: true });
    await bundle();
    await buildPages(lock);
    writeWhole(stamp, state);
  });
}

/** Next's dev server leaves types of pages that are gone by now; tsconfig.json includes them, so they would fail a check. */
export function forgetDevTypes() {
  fs.rmSync(path.join(root, ".next", "dev", "types"), { recursive: true, force: true });
}

async function buildPages(lock) {
  forgetDevTypes();
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await mustRun("next build", ...tool("next/dist/bin/next", "build"), { env, lock });
}

/** A hash of every file that a build reads. */
function sourceState() {
  const top = fs.readdirSync(root).filter((name) => INPUT_FILES.test(name)).map((name) => path.join(root, name));
  return hashOf(INPUT_FOLDERS.flatMap((folder) => filesIn(path.join(root, folder))).concat(top));
}

function filesIn(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (full === generatedClient) return [];
    return entry.isDirectory() ? filesIn(full) : [full];
  });
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files.filter((name) => !NOT_INPUT.test(name)).sort()) {
    hash.update(`${path.relative(root, file)}\0`).update(createHash("sha256").update(fs.readFileSync(file)).digest());
  }
  return hash.digest("hex");
}
