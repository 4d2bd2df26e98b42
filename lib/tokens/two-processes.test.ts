import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { build as bundle } from "esbuild";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { actorOfEmail } from "@/lib/accounts/service";
import { pool } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { LONGEST_SILENCE } from "@/lib/core/notices";
import { build, create, type Founded } from "@/prisma/factories";
import type { Called } from "./caller.test-support";
import { revokeToken } from "./lifecycle.service";
import { createToken } from "./service";

/*
 * The bound of SECURITY.md: a token revoked in one process is refused in another within milliseconds, and 2.5 seconds at the very
 * worst. The other process is a real one; its network is a proxy that can fall silent without closing anything.
 */

/** What the operating system and a loaded machine may add to a bound. Milliseconds. */
const SLACK = 400;

const LISTENS = "portal-listens-tokens_changed";
const program = path.resolve(`.build/caller-${process.pid}.mjs`);

let signed: Founded;
let companies = 0;
let child: ChildProcess | null = null;
let called: Called[] = [];

beforeAll(async () => {
  signed = await create.token();
  await bundle({ entryPoints: ["lib/tokens/caller.test-support.ts"], outfile: program, bundle: true, packages: "external", format: "esm", platform: "node", target: "node20", logLevel: "silent" });
});
afterEach(() => void child?.kill("SIGKILL"));
afterAll(() => rm(program, { force: true }));

test("revoked in one process, refused in another within milliseconds", async () => {
  const { revoke } = await calling(env().DATABASE_URL);

  const at = await revoke();
  await vi.waitFor(() => expect(called.at(-1)?.came).toBe("token_revoked"), { timeout: 5_000, interval: 5 });
  expect(latestIn() - at).toBeLessThan(SLACK);
}, 60_000);

test("with the connection that listens cut at that moment, within the bound, and heard again afterwards", async () => {
  const { revoke } = await calling(env().DATABASE_URL);

  await pool().query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()", [LISTENS]);
  const at = await revoke();
  await vi.waitFor(() => expect(called.at(-1)?.came).toBe("token_revoked"), { timeout: 8_000, interval: 5 });
  expect(latestIn() - at).toBeLessThan(LONGEST_SILENCE);
}, 60_000);

test("with the connection that listens black-holed, within the bound", async () => {
  const network = await startNetwork();
  const { revoke } = await calling(network.url);

  network.fallSilent();
  const at = await revoke();
  await vi.waitFor(() => expect(called.at(-1)?.came).toBe("token_revoked"), { timeout: 8_000, interval: 5 });
  expect(latestIn() - at).toBeLessThan(LONGEST_SILENCE);
  await network.stop();
}, 60_000);

/** Starts the second process on a pair of its own, and waits until it remembers that pair. */
async function calling(databaseUrl: string) {
  const company = await create.company(signed, String(++companies));
  const admin = await actorOfEmail(signed.email);
  const input = build.token();
  const pair = await createToken(admin, company.slug, input);
  called = [];
  const started = spawn(process.execPath, [program, pair.token, pair.secret], { env: { ...ownEnvironment(), DATABASE_URL: databaseUrl }, stdio: ["ignore", "pipe", "inherit"] });
  child = started;
  createInterface({ input: started.stdout }).on("line", (line) => called.push(JSON.parse(line) as Called));
  // Quicker than a read can be: the pair is remembered.
  await vi.waitFor(() => expect(called.filter(({ came }) => came === "in").length).toBeGreaterThan(100), { timeout: 40_000, interval: 20 });

  const revoke = async () => {
    await revokeToken(admin, company.slug, pair.tokenId, { reason: "Proef", confirm: input.name });
    return Date.now();
  };
  return { revoke };
}

/** When the last call that was let in began. */
function latestIn(): number {
  return called.findLast(({ came }) => came === "in")?.began ?? 0;
}

function ownEnvironment(): NodeJS.ProcessEnv {
  const { PORTAL_MODE, APP_URL, AUTH_SECRET, ENCRYPTION_KEYS, DATA_DIR } = env();
  return { NODE_ENV: "test", PORTAL_MODE, APP_URL, AUTH_SECRET, ENCRYPTION_KEYS, DATA_DIR, LOG_LEVEL: "silent" };
}

/** A network to PostgreSQL in which the connections that listen can fall silent: nothing goes through, and nothing is closed. */
async function startNetwork() {
  const target = new URL(env().DATABASE_URL);
  let isSilent = false;
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(Number(target.port), target.hostname);
    let listens = false;
    const forward = (from: net.Socket, to: net.Socket) =>
      from.on("data", (chunk) => {
        listens ||= chunk.includes(LISTENS);
        if (!(isSilent && listens)) to.write(chunk);
      });
    forward(near, far);
    forward(far, near);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      sockets.add(one);
      one.on("error", () => undefined).on("close", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as net.AddressInfo).port}`;

  return {
    url: url.toString(),
    fallSilent: () => void (isSilent = true),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
