import { defineConfig } from "@playwright/test";

/** `npm test` gives a free port, a new DATA_DIR and a browser it found; alone, `npx playwright test` uses these. */
const port = process.env.E2E_PORT ?? "4173";
const dataDir = process.env.E2E_DATA_DIR ?? ".data/e2e";
const executablePath = process.env.CHROMIUM_PATH;

/** Journeys through a real browser, the real `npm start` and its real worker. */
export default defineConfig({
  testDir: "e2e",
  metadata: { dataDir },
  timeout: 90_000,
  expect: { timeout: 10_000 },
  workers: 1,
  forbidOnly: true,
  outputDir: "test-results",
  reporter: "list",
  use: {
    baseURL: `http://localhost:${port}`,
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
  webServer: {
    command: "npm start",
    url: `http://localhost:${port}/readyz`,
    env: { PORT: port, DATA_DIR: dataDir, DATABASE_URL: "", PORTAL_MODE: "demo" },
    timeout: 240_000,
    stdout: "pipe",
    stderr: "pipe",
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
  },
});
