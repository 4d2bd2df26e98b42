import path from "node:path";
import { defineConfig } from "@playwright/test";

/** `npm test` gives free ports, a new DATA_DIR and a browser it found; alone, `npx playwright test` uses these. */
const ports = (process.env.E2E_PORTS ?? "4173,4174").split(",");
const dataDir = process.env.E2E_DATA_DIR ?? ".data/e2e";
const executablePath = process.env.CHROMIUM_PATH;

/** One whole portal per worker, so that files that run side by side share nothing; fixtures.ts finds a worker's own. */
const portals = ports.map((port, index) => ({ url: `http://localhost:${port}`, port, dataDir: path.join(dataDir, String(index)) }));

/** Journeys through a real browser, the real `npm start` and its real worker. */
export default defineConfig({
  testDir: "e2e",
  metadata: { portals },
  timeout: 90_000,
  expect: { timeout: 10_000 },
  workers: portals.length,
  forbidOnly: true,
  outputDir: "test-results",
  reporter: "list",
  use: {
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    actionTimeout: 15_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: portals.map(({ url, port, dataDir }) => ({
    command: "npm start",
    url: `${url}/readyz`,
    env: { PORT: port, DATA_DIR: dataDir, DATABASE_URL: "", PORTAL_MODE: "demo" },
    timeout: 240_000,
    stdout: "pipe",
    stderr: "pipe",
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
  })),
});
