import path from "node:path";
import { defineConfig } from "vitest/config";

/** Unit, service and API tests, beside the files they are about, on a real PostgreSQL that lives as long as the run. */
export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["{app,components,lib,messages,prisma}/**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "lib/core/prisma/**"],
    globalSetup: "scripts/parts/vitest-global.mjs",
    setupFiles: "scripts/parts/vitest-worker.mjs",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    allowOnly: false,
    env: { TZ: "UTC" },
  },
});
