import { spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { PASSWORD, test } from "./fixtures";

/*
 * What no page offers: an account made by the operator's command line, and time that has passed for one person, which no
 * browser can wait for.
 */

type NewUser = { email: string; name: string; organisation: string; company?: string; role: "organisation-admin" | "company-admin" | "reader" };

/** Makes an account as an operator does: `npm run portal -- user:create`, with the password on standard input. */
export async function createUser({ company, ...user }: NewUser, password = PASSWORD): Promise<void> {
  const values = Object.entries({ ...user, ...(company && { company }) }).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(process.execPath, ["scripts/portal.mjs", "user:create", ...values], { env: { ...process.env, DATABASE_URL: "", DATA_DIR: dataDir() }, stdio: ["pipe", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  child.stdin.end(`${password}\n`);

  const code = await new Promise((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error(`the operator's command line ended with ${String(code)}:\n${said}`);
}

/** The last proof of everybody signed in under this address becomes twenty minutes older: too old for what is dangerous. */
export async function letProofGrowOld(email: string): Promise<void> {
  await inDatabase(`UPDATE "Session" SET "confirmedAt" = "confirmedAt" - interval '20 minutes' WHERE "userId" = (SELECT id FROM "User" WHERE email = $1)`, [email]);
}

/** An admin's time to set up a second factor is over since yesterday. */
export async function letGraceEnd(email: string): Promise<void> {
  await inDatabase(`UPDATE "User" SET "secondFactorDueAt" = now() - interval '1 day' WHERE email = $1`, [email]);
}

async function inDatabase(statement: string, values: string[]): Promise<void> {
  const parts = pathToFileURL(path.resolve("scripts/parts/postgres.mjs")).href;
  const { runningCluster } = (await import(parts)) as { runningCluster: (dataDir: string) => { url: (role: string) => string } };
  const client = new pg.Client({ connectionString: runningCluster(dataDir()).url("portal_app") });
  await client.connect();
  try {
    await client.query(statement, values);
  } finally {
    await client.end();
  }
}

function dataDir(): string {
  return path.resolve(String(test.info().config.metadata.dataDir));
}
