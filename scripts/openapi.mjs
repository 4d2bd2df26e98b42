// npm run openapi: writes public/openapi.json from the contracts, so that a change of the API shows in review.
import "./parts/node-version.mjs";
import fs from "node:fs";
import path from "node:path";
import { buildFolder, root, runCommand } from "./parts/paths.mjs";

await runCommand(async () => {
  const esbuild = await import("esbuild");
  const bundled = path.join(buildFolder, "openapi.js");
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["lib/api/router.ts"],
    outfile: bundled,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "silent",
  });
  const { describeVersionOne } = await import(bundled);
  fs.writeFileSync(path.join(root, "public", "openapi.json"), `${JSON.stringify(describeVersionOne(), null, 2)}\n`);
  console.log("Wrote public/openapi.json");
});
