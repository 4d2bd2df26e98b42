// package-lock.json as `npm ci` wants it. Where a registry lacks an optional package for another platform, npm leaves it
// out of the lock file, and `npm ci` then refuses the file. An entry without an address is enough: it is skipped here,
// and fetched where it is for.

const SYSTEMS = ["darwin", "win32", "linux", "freebsd", "openbsd", "netbsd", "sunos", "aix", "android", "openharmony"];
const PROCESSORS = ["arm64", "x64", "ia32", "riscv64", "s390x", "ppc64", "loong64", "mips64el", "wasm32"];

/** The optional packages that something in the lock file names and the lock file does not hold: `{ key, entry }`. */
export function missingLockEntries({ packages }) {
  const missing = new Map();
  for (const [dependant, { optionalDependencies = {}, dev, devOptional }] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      const key = `node_modules/${name}`;
      if (isHeld(packages, dependant, name) || missing.has(key)) continue;
      missing.set(key, { key, entry: entryFor(name, range, Boolean(dev ?? devOptional)) });
    }
  }
  return [...missing.values()];
}

/** The lock file with the missing entries, in npm's order. */
export function filled(lockFile) {
  const added = missingLockEntries(lockFile).map(({ key, entry }) => [key, entry]);
  const sorted = [...Object.entries(lockFile.packages), ...added].sort(([one], [other]) => (one < other ? -1 : 1));
  return { ...lockFile, packages: Object.fromEntries(sorted) };
}

/** Node looks in the dependant's own node_modules first, then in each one above it. */
function isHeld(packages, dependant, name) {
  for (let folder = dependant; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder) return false;
    if (!folder.includes("/node_modules/")) folder = "";
  }
}

/** The platform stands in the name of every such package. */
function entryFor(name, range, dev) {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor)).concat(words.includes("arm") ? ["arm"] : []);
  const version = range.replace(/^[\^~]/, "");
  return { version, ...(dev && { dev }), optional: true, ...(os.length > 0 && { os }), ...(cpu.length > 0 && { cpu }) };
}
