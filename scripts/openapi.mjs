// npm run openapi: writes public/openapi.json from the contracts, so that a change of the API shows in review.
import "./parts/node-version.mjs";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { generateClient } from "./parts/build.mjs";
import { bundle } from "./parts/bundle.mjs";
import { install } from "./parts/install.mjs";
import { buildFolder, root, runCommand } from "./parts/paths.mjs";

await runCommand(async () => {
  await install(console.log);
  await generateClient(console.log);
  await bundle(["router"]);
  const { describeVersionOne } = await import(pathToFileURL(path.join(buildFolder, "router.js")).href);
  fs.writeFileSync(path.join(root, "public", "openapi.json"), `${JSON.stringify(describeVersionOne(), null, 2)}\n`);
  console.log("Wrote public/openapi.json");
});
