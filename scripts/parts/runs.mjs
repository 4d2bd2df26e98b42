// The checks that run the product: tests on a real PostgreSQL, a production build, the access matrix, journeys in a browser.
import fs from "node:fs";
import path from "node:path";
import { build } from "./build.mjs";
import { removeDataFolder } from "./embedded.mjs";
import { findJudges } from "./judges.mjs";
import { endHolder, runningFile } from "./lock.mjs";
import { readIfThere, root } from "./paths.mjs";
import { freePort } from "./postgres.mjs";
import { run, tool } from "./run.mjs";
import { wholeResult } from "./steps.mjs";

/**
 * The steps that run the product.
 *
 * @param scratch a folder for what the runs leave behind; the caller removes it, after `cleanUp`
 * @param browser `async () =>` the path of a browser, or a Refusal that names the ways to get one
 */
export function productRuns(scratch, browser) {
  const folders = { tests: path.join(scratch, "tests"), matrix: path.join(scratch, "matrix"), journeys: path.join(scratch, "journeys") };
  for (const folder of Object.values(folders)) fs.mkdirSync(folder);
  const built = { ok: false };

  return {
    steps: [
      { name: "unit, service and API tests", run: () => runTests(scratch, folders.tests) },
      { name: "benchmark, quick form", run: runBenchmark },
      { name: "production build", run: () => runBuild(built) },
      { name: "access matrix", run: () => runMatrix(scratch, folders.matrix, built) },
      { name: "journeys", run: () => runJourneys(scratch, folders.journeys, { built, browser }) },
    ],
    /** Ends whatever a killed run left, and removes its data. */
    async cleanUp() {
      const portals = fs.readdirSync(folders.journeys).map((portal) => path.join(folders.journeys, portal));
      for (const portal of portals) await endHolder(runningFile(portal));
      for (const folder of [...portals, ...Object.values(folders)]) await removeDataFolder(folder);
    },
  };
}

async function runTests(scratch, dataDir, config = "vitest.config.ts") {
  await findJudges();
  const report = path.join(scratch, `${path.basename(dataDir)}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const env = { ...plainEnvironment(), VITEST_DATA_DIR: dataDir };
  const { code, output } = await run(...tool("vitest/vitest.mjs", "run", "--config", config, ...reporters), { env });
  return counted({ code, output, ...vitestCounts(readReport(report)) });
}

/** Everybody against every page, action and call of the build. */
async function runMatrix(scratch, dataDir, built) {
  return isBuilt(built) ? runTests(scratch, dataDir, "e2e/access/vitest.config.ts") : { passed: 0, failed: 1, output: "The access matrix needs a build." };
}

/** A test file that does not load has no tests that fail: it counts as one. */
function vitestCounts({ numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0, testResults = [] }) {
  const unloaded = testResults.filter(({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"));
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length, skipped: numPendingTests + numTodoTests };
}

/** That it runs and what it reads is right; how fast is for `npm run bench` itself, on a quiet machine. */
async function runBenchmark() {
  return wholeResult(await run(process.execPath, [path.join(root, "scripts", "bench.mjs"), "pay-equity", "--quick"], { env: plainEnvironment() }));
}

async function runBuild(built) {
  await build(() => {});
  built.ok = true;
  return { passed: 1, failed: 0, output: "" };
}

function isBuilt(built) {
  return built.ok || fs.existsSync(path.join(root, ".build", "build.stamp"));
}

async function runJourneys(scratch, dataDir, { built, browser }) {
  if (!isBuilt(built)) return { passed: 0, failed: 1, output: "The journeys need a build." };

  const report = path.join(scratch, "playwright.json");
  const env = {
    ...plainEnvironment(),
    CHROMIUM_PATH: await browser(),
    E2E_PORTS: (await Promise.all([freePort(), freePort()])).join(","),
    E2E_DATA_DIR: dataDir,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const { code, output } = await run(...tool("@playwright/test/cli.js", "test", "--reporter=list,json"), { env });
  const { stats = {}, errors = [] } = readReport(report);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
  return counted({ code, output, passed: expected, failed: unexpected + flaky + (unexpected === 0 ? errors.length : 0), skipped });
}

/** A run that went wrong counts a failure, even when no single test says so; so does a run without tests. */
function counted({ code, output, passed, failed, skipped }) {
  const silentFailure = failed === 0 && (code !== 0 || passed === 0) ? 1 : 0;
  return { passed, failed: failed + silentFailure, skipped, output };
}

function readReport(file) {
  return JSON.parse(readIfThere(file) ?? "{}");
}

/** What the person set for their own portal must not steer a test. */
function plainEnvironment() {
  const { DATABASE_URL, OWNER_DATABASE_URL, CONNECTOR_DATABASE_URL, PORTAL_MODE, APP_URL, PORT, DATA_DIR, NODE_ENV, ...environment } = process.env;
  return { ...environment, CI: "true", NEXT_TELEMETRY_DISABLED: "1" };
}
