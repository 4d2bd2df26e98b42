// npm test: everything that can be proven, from a fresh clone. The last line says how much passed and failed.
// npm test -- --only=lint runs the steps whose name begins so.
import "./parts/node-version.mjs";
import fs from "node:fs";
import { generateClient } from "./parts/build.mjs";
import { install } from "./parts/install.mjs";
import { Refusal, wordsFor } from "./parts/paths.mjs";
import { endTools } from "./parts/run.mjs";
import { onEndAsked } from "./parts/signals.mjs";
import { runSteps } from "./parts/steps.mjs";

const say = (line) => console.log(line);
let cleanUp = async () => {};
let ending;

onEndAsked(() => void end("The test was ended."));
try {
  const { passed, failed } = await test();
  await end(undefined, `${passed} passed, ${failed} failed`, failed > 0 || passed === 0 ? 1 : 0);
} catch (cause) {
  await end(wordsFor(cause), "0 passed, 1 failed");
}

async function test() {
  await install(say);
  await generateClient(say);
  const { quickChecks } = await import("./parts/quick-checks.mjs");
  const { productRuns } = await import("./parts/runs.mjs");
  const { scratchFolder } = await import("./parts/embedded.mjs");
  const { findBrowser } = await import("./parts/browser.mjs");

  const scratch = scratchFolder();
  const runs = productRuns(scratch, () => findBrowser(say));
  cleanUp = async () => {
    await runs.cleanUp();
    fs.rmSync(scratch, { recursive: true, force: true });
  };
  return runSteps(chosen([...quickChecks, ...runs.steps]));
}

function chosen(steps) {
  const only = process.argv.find((word) => word.startsWith("--only="))?.slice("--only=".length) ?? "";
  const wanted = steps.filter(({ name }) => name.startsWith(only));
  if (wanted.length === 0) throw new Refusal(`There is no step "${only}": ${steps.map(({ name }) => name).join(", ")}.`);
  return wanted;
}

/** Once: ends what runs, removes what was made, and prints the last line. */
function end(reason, lastLine, code = 1) {
  ending ??= (async () => {
    if (reason) console.error(reason);
    await endTools();
    await cleanUp().catch((cause) => console.error(cause));
    if (lastLine) console.log(lastLine);
    process.exitCode = code;
    process.exit();
  })();
  return ending;
}
