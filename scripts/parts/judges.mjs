// The programs of others that judge our signed PDFs in the tests: openssl and pdfsig. On Debian apt brings them.
import fs from "node:fs";
import { Refusal } from "./paths.mjs";
import { run } from "./run.mjs";

const JUDGES = [
  { program: "openssl", asks: ["version"], package: "openssl" },
  { program: "pdfsig", asks: ["-v"], package: "poppler-utils" },
];

/** @throws Refusal naming what is missing and how to get it: a seal that nobody judged is no result */
export async function findJudges() {
  for (const judge of JUDGES) {
    if (await runs(judge)) continue;
    await installOnDebian(judge.package);
    if (!(await runs(judge))) throw new Refusal(`The tests of the seal need ${judge.program}.\n  apt-get install ${judge.package}    (Debian, Ubuntu)\n  brew install ${judge.package.replace("-utils", "")}    (macOS)`);
  }
}

async function runs({ program, asks }) {
  try {
    return (await run(program, asks)).code === 0;
  } catch {
    return false;
  }
}

async function installOnDebian(name) {
  if (process.getuid?.() !== 0 || !fs.existsSync("/usr/bin/apt-get")) return;

  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  if ((await run("apt-get", ["install", "-y", name], { env })).code === 0) return;
  await run("apt-get", ["update"], { env });
  await run("apt-get", ["install", "-y", name], { env });
}
