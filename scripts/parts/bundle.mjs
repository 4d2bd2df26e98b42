// The entries that plain Node runs, each in one file of .build. Packages stay in node_modules.
import path from "node:path";
import { buildFolder, Refusal, root } from "./paths.mjs";

/** A name's source; the router is bundled for `npm run openapi` alone, the last two for `npm run bench`. */
const SOURCES = {
  server: "server.ts",
  worker: "worker.ts",
  operator: "operator.ts",
  seed: "prisma/seed.ts",
  router: "lib/api/router.ts",
  bench: "bench/bench.ts",
  reader: "bench/reader.ts",
};
const ENTRIES = ["server", "worker", "operator", "seed"];

/** @throws Refusal with esbuild's messages */
export async function bundle(names = ENTRIES) {
  const esbuild = await import("esbuild");
  try {
    await esbuild.build(bundleOptions(names));
  } catch (cause) {
    throw new Refusal(`esbuild: ${cause.message}`);
  } finally {
    await esbuild.stop();
  }
}

/** For esbuild's build, and for its context when a developer watches. */
export function bundleOptions(names) {
  return {
    absWorkingDir: root,
    entryPoints: Object.fromEntries(names.map((name) => [name, SOURCES[name]])),
    outdir: path.relative(root, buildFolder),
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: true,
    logLevel: "silent",
  };
}
