// The demo story: told once to an embedded cluster, and its people.
import fs from "node:fs";
import path from "node:path";
import { buildFolder, writeWhole } from "./paths.mjs";
import { mustRun } from "./run.mjs";

const PASSWORD = "demo-wachtwoord-2026";

const PEOPLE = [
  ["beheerder@voorbeeld.example", "organisation admin, Voorbeeld Uitzend Groep"],
  ["bedrijf@voorbeeld.example", "company admin of 7008 webinar"],
  ["lezer@voorbeeld.example", "reader, Voorbeeld Uitzend Groep"],
  ["hr@inlener.example", "HR of the hirer Logistiek Noord"],
  ["beheerder@anders.example", "organisation admin, Anders Flex"],
];

/** The seed may be told twice without harm; the mark beside the cluster only saves the time. */
export async function tellStory(cluster, env, say) {
  const told = path.join(cluster.home, "story-told");
  if (fs.existsSync(told)) return;

  say("Telling the demo story …");
  await mustRun("The demo story", process.execPath, ["--enable-source-maps", path.join(buildFolder, "seed.js")], { env });
  writeWhole(told, `${new Date().toISOString()}\n`);
}

export function signIns() {
  const width = Math.max(...PEOPLE.map(([email]) => email.length));
  const rows = PEOPLE.map(([email, who]) => `  ${email.padEnd(width)}  ${who}`);
  return ["Sign in with the password", `${PASSWORD}`, "as"].join(" ").concat("\n", rows.join("\n"));
}
