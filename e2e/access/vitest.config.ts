import path from "node:path";
import { defineConfig } from "vitest/config";

/** The access matrix: one file, on a PostgreSQL of its own, against the server as it was built. */
export default defineConfig({
  root: path.resolve(import.meta.dirname, "../.."),
  resolve: { alias: { "@": path.resolve(import.meta.dirname, "../..") } },
  test: {
    include: ["e2e/access/*.matrix.ts"],
    globalSetup: "scripts/parts/vitest-global.mjs",
    setupFiles: "scripts/parts/vitest-worker.mjs",
    pool: "forks",
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    allowOnly: false,
    env: { TZ: "UTC" },
  },
});
