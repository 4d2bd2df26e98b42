// node_modules as package-lock.json says. Imports nothing from it, since it may not be there yet.
import path from "node:path";
import { buildFolder, nodeModules, readIfThere, root } from "./paths.mjs";
import { withLock } from "./lock.mjs";
import { mustRun } from "./run.mjs";

/** Installs with `npm ci` unless npm's own record says that everything is there. Costs milliseconds when it is. */
export async function install(say) {
  if (isInstalled()) return;

  const waiting = ({ pid }) => say(`Waiting for process ${pid}, which is installing the packages here …`);
  await withLock(path.join(buildFolder, "install.lock"), waiting, async (lock) => {
    if (isInstalled()) return;
    say("Installing packages …");
    const [program, ...before] = npmCommand();
    await mustRun("npm ci", program, [...before, "ci", "--include=dev", "--no-fund", "--no-audit", "--loglevel=error"], { lock });
  });
}

/** npm writes node_modules/.package-lock.json when an installation is complete. Optional packages may be for other machines. */
function isInstalled() {
  const installed = packagesOf(path.join(nodeModules, ".package-lock.json"));
  const wanted = packagesOf(path.join(root, "package-lock.json"));
  return Object.entries(wanted).every(([name, { version, optional, devOptional }]) => {
    return name === "" || optional || devOptional || installed[name]?.version === version;
  });
}

function packagesOf(file) {
  const text = readIfThere(file);
  return text === undefined ? {} : JSON.parse(text).packages;
}

/** The npm that runs us, otherwise the one on the path. */
function npmCommand() {
  const file = process.env.npm_execpath;
  return file?.endsWith(".js") ? [process.execPath, file] : ["npm"];
}
