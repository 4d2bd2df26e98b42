// npm run db:migration NAME: writes the next migration, from what prisma/schema says and the committed migrations do not yet.
import "./parts/node-version.mjs";
import fs from "node:fs";
import path from "node:path";
import { withScratchCluster } from "./parts/embedded.mjs";
import { install } from "./parts/install.mjs";
import { migrationsFolder, Refusal, root, runCommand } from "./parts/paths.mjs";

await runCommand(async () => {
  const name = process.argv.slice(2).join("_").toLowerCase().replaceAll(/[^a-z0-9]+/g, "_").replaceAll(/^_|_$/g, "");
  if (!name) throw new Refusal("Give the migration a name: npm run db:migration NAME");

  await install(console.log);
  const { differenceFromMigrations } = await import("./parts/schema-engine.mjs");
  const sql = await withScratchCluster((cluster) => differenceFromMigrations(cluster.url("postgres", "postgres")));
  if (!sql) return console.log("The migrations already say what prisma/schema says.");

  const folder = path.join(migrationsFolder, `${timestamp()}_${name}`);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "migration.sql"), sql);
  console.log(`Wrote ${path.relative(root, folder)}/migration.sql`);
});

/** 20260131235959, in UTC: migrations are applied in the order of their names. */
function timestamp() {
  return new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
}
