// node scripts/fill-lock.mjs: adds to package-lock.json what `npm ci` asks for and npm left out. Run it after every install.
import fs from "node:fs";
import path from "node:path";
import { filled, missingLockEntries } from "./parts/lock-file.mjs";
import { root } from "./parts/paths.mjs";

const file = path.join(root, "package-lock.json");
const lockFile = JSON.parse(fs.readFileSync(file, "utf8"));
const missing = missingLockEntries(lockFile);

fs.writeFileSync(file, `${JSON.stringify(filled(lockFile), null, 2)}\n`);
console.log(missing.length === 0 ? "The lock file is whole." : `Added ${missing.map(({ key }) => key).join(", ")}.`);
