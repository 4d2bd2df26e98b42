import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { PASSWORD, portalOf, test } from "./fixtures";

/*
 * What no page offers: an account made by the operator's command line, time that has passed for one person, which no
 * browser can wait for, and the logs.
 */

type NewUser = { email: string; name: string; organisation: string; company?: string; role: "organisation-admin" | "company-admin" | "reader" };

/** Makes an account as an operator does, with the password on standard input. */
export async function createUser({ company, ...user }: NewUser, password = PASSWORD): Promise<void> {
  const values = Object.entries({ ...user, ...(company && { company }) }).flatMap(([name, value]) => [`--${name}`, value]);
  await operator(["user:create", ...values], `${password}\n`);
}

/** The operator's command line, `npm run portal -- …`, beside the portal that runs. @returns what it said */
export async function operator(words: string[], typed = ""): Promise<string> {
  const env = { ...process.env, DATA_DIR: dataDir(), DATABASE_URL: "" };
  const running = promisify(execFile)(process.execPath, ["scripts/portal.mjs", ...words], { env });
  running.child.stdin?.end(typed);
  return (await running).stdout;
}

/** The last proof of everybody signed in under this address becomes twenty minutes older: too old for what is dangerous. */
export async function letProofGrowOld(email: string): Promise<void> {
  await inDatabase(`UPDATE "Session" SET "confirmedAt" = "confirmedAt" - interval '20 minutes' WHERE "userId" = (SELECT id FROM "User" WHERE email = $1)`, [email]);
}

/** An admin's time to set up a second factor is over since yesterday. */
export async function letGraceEnd(email: string): Promise<void> {
  await inDatabase(`UPDATE "User" SET "secondFactorDueAt" = now() - interval '1 day' WHERE email = $1`, [email]);
}

/** What server and worker of this portal wrote down so far. */
export async function readLogs(): Promise<string> {
  const logs = await Promise.all(["server.log", "worker.log"].map((name) => readFile(path.join(dataDir(), name), "utf8")));
  return logs.join("\n");
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
  return path.resolve(portalOf(test.info()).dataDir);
}
