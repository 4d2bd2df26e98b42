// What can be said about the code without running it: `npm run check`, and the first steps of `npm test`.
import fs from "node:fs";
import path from "node:path";
import { forgetDevTypes } from "./build.mjs";
import { directionSelfCheck, findDirectionFaults } from "./direction.mjs";
import { missingLockEntries } from "./lock-file.mjs";
import { readIfThere, root } from "./paths.mjs";
import { run, tool } from "./run.mjs";
import { wholeResult } from "./steps.mjs";

export const quickChecks = [
  { name: "lint", run: () => wholeRun("eslint/bin/eslint.js", "--max-warnings=0", ".") },
  { name: "types", run: checkTypes },
  { name: "import direction", run: findDirectionFaults },
  { name: "import direction sees planted faults", run: directionSelfCheck },
  { name: "dead code", run: () => wholeRun("knip/bin/knip.js", "--no-progress") },
  { name: "lock file is whole", run: checkLockFile },
];

async function wholeRun(...command) {
  return wholeResult(await run(...tool(...command)));
}

/** Next writes the types of the pages' addresses first; they are generated, not committed. */
async function checkTypes() {
  forgetDevTypes();
  if (fs.existsSync(path.join(root, "app"))) {
    const typegen = await run(...tool("next/dist/bin/next", "typegen"), { env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" } });
    if (typegen.code !== 0) return wholeResult(typegen);
  }
  return wholeRun("typescript/bin/tsc", "--noEmit", "-p", ".");
}

async function checkLockFile() {
  const missing = missingLockEntries(JSON.parse(readIfThere(path.join(root, "package-lock.json"))));
  const output = `package-lock.json lacks ${missing.map(({ key }) => key).join(", ")}.\nRun: node scripts/fill-lock.mjs`;
  return wholeResult({ code: missing.length, output });
}
