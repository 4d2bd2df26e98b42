// A browser for the journeys: the one that is named, Playwright's own, the system's, or on Debian one that apt installs.
import fs from "node:fs";
import { nodeModules, Refusal } from "./paths.mjs";
import { run } from "./run.mjs";

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const WAYS = [
  "There is no browser for the journeys. Any of these gives one:",
  "  apt-get install chromium                  (Debian, Ubuntu)",
  "  npx playwright install chromium           (needs the internet)",
  "  CHROMIUM_PATH=/path/to/chrome npm test    (Chromium or Chrome that you have)",
].join("\n");

/**
 * The path of a Chromium that runs.
 *
 * @throws Refusal naming the ways to get one
 */
export async function findBrowser(say) {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await runs(named)) return named;
    throw new Refusal(`CHROMIUM_PATH is ${named}, which does not run.\n${WAYS}`);
  }
  const found = await firstThatRuns();
  if (found) return found;

  await installOnDebian(say);
  const installed = await firstThatRuns();
  if (installed) return installed;
  throw new Refusal(WAYS);
}

async function firstThatRuns() {
  for (const file of [await playwrightsOwn(), ...SYSTEM_BROWSERS]) if (await runs(file)) return file;
  return undefined;
}

async function playwrightsOwn() {
  if (!fs.existsSync(`${nodeModules}/@playwright/test`)) return "";
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

/** A file alone proves little: Ubuntu's chromium-browser may be a note that says to use snap. */
async function runs(file) {
  if (!file || !fs.existsSync(file)) return false;
  const { code } = await run(file, ["--version"]);
  return code === 0;
}

async function installOnDebian(say) {
  if (process.getuid?.() !== 0 || !fs.existsSync("/usr/bin/apt-get")) return;

  say("Installing chromium with apt-get …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = () => run("apt-get", ["install", "-y", "chromium"], { env });
  if ((await install()).code === 0) return;
  await run("apt-get", ["update"], { env });
  const { code, output } = await install();
  if (code !== 0) throw new Refusal(`${output}\napt-get could not install chromium.\n${WAYS}`);
}
