// The import direction, checked by dependency-cruiser, and the checker itself, checked by planted faults.
import fs from "node:fs";
import path from "node:path";
import { scratchFolder } from "./embedded.mjs";
import { nodeModules, root } from "./paths.mjs";
import { planted } from "./planted.mjs";
import { run, tool } from "./run.mjs";
import { wholeResult } from "./steps.mjs";

const CHECKED = ["app", "components", "lib", "messages", "e2e", "server.ts", "worker.ts", "operator.ts", "proxy.ts"];

/** Every fault in the product's own files. */
export async function findDirectionFaults() {
  return wholeResult(await cruise(root, "err"));
}

/** Plants one fault per rule in a small copy of the house, and fails for each that the rule does not see. */
export async function directionSelfCheck() {
  const house = scratchFolder();
  try {
    for (const [file, text] of Object.entries(allFiles())) write(path.join(house, file), text);
    for (const name of [".dependency-cruiser.mjs", "tsconfig.json", "package.json"]) fs.copyFileSync(path.join(root, name), path.join(house, name));
    fs.symlinkSync(nodeModules, path.join(house, "node_modules"));

    const { output } = await cruise(house, "json");
    const unseen = unseenFaults(JSON.parse(output).summary.violations);
    return wholeResult({ code: unseen.length, output: unseen.join("\n") });
  } finally {
    fs.rmSync(house, { recursive: true, force: true });
  }
}

function cruise(house, outputType) {
  const there = CHECKED.filter((name) => fs.existsSync(path.join(house, name)));
  const options = ["--config", ".dependency-cruiser.mjs", "--output-type", outputType];
  return run(...tool("dependency-cruiser/bin/dependency-cruise.mjs", ...options, ...there), { cwd: house });
}

function allFiles() {
  return Object.assign({}, ...planted.map(({ files }) => files));
}

function write(file, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

/** A rule must see the file planted for it, and no rule may see what is allowed. */
function unseenFaults(violations) {
  const seen = new Set(violations.map(({ rule, from }) => `${rule.name} ${from}`));
  const allowed = planted.filter(({ rule }) => !rule).map(({ files }) => Object.keys(files)[0]);
  return [
    ...planted.filter(({ rule, files }) => rule && !seen.has(`${rule} ${Object.keys(files)[0]}`)).map(({ rule }) => `The rule ${rule} does not see the fault planted for it.`),
    ...violations.filter(({ from }) => allowed.includes(from)).map(({ rule, from }) => `The rule ${rule.name} forbids ${from}, which is allowed.`),
  ];
}
