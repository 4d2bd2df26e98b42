// The embedded PostgreSQL: one cluster per DATA_DIR, on 127.0.0.1 only, with passwords, without a unix socket.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { clusterHome, postgresPrograms, runAs } from "./binaries.mjs";
import { databasePasswords } from "./keys.mjs";
import { lastLines, readIfThere, Refusal, sleep, writeWhole } from "./paths.mjs";
import { commandOf, endProcess, isAlive } from "./processes.mjs";

const START_MILLISECONDS = 60_000;

/**
 * Makes the cluster of a DATA_DIR when it is not there yet, ends a PostgreSQL that a killed start left behind,
 * and chooses a port. Nothing runs yet: see `launchPostgres`.
 *
 * @param durable false for tests: a power cut may then lose the cluster
 */
export async function openCluster(dataDir, { durable = true } = {}) {
  const home = clusterHome(dataDir);
  const passwords = databasePasswords(dataDir);
  const who = runAs(home);
  const programs = postgresPrograms(home, who);
  const data = path.join(home, "data");
  if (!fs.existsSync(data)) initialise({ data, programs, who, password: passwords.postgres });
  await endOrphan(data);

  const port = await rememberedPort(path.join(home, "port"));
  return { home, data, programs, who, port, durable, log: path.join(dataDir, "postgres.log"), url: addressBook(passwords, port) };
}

/** The cluster of a DATA_DIR on which a portal runs already: only its addresses. */
export function runningCluster(dataDir) {
  const home = clusterHome(dataDir);
  return { home, url: addressBook(databasePasswords(dataDir), Number(readIfThere(path.join(home, "port")))) };
}

/**
 * Starts PostgreSQL and waits until it accepts connections. After a SIGKILL of the postmaster its children hold the
 * shared memory for a moment, so a refused start is tried again for ten seconds.
 *
 * @param hold is given each process at once
 * @param signal ends the trying
 * @returns the process that is ready
 */
export async function launchPostgres(cluster, hold = () => {}, signal = undefined) {
  const patience = Date.now() + 10_000;
  while (!signal?.aborted) {
    const child = spawnPostgres(cluster);
    hold(child);
    if (await isReady(cluster, child)) return child;
    if (Date.now() > patience) break;
    await sleep(500);
  }
  throw new Refusal(`PostgreSQL does not start:\n${lastLines(cluster.log)}`);
}

/** Ends PostgreSQL: open transactions are rolled back, what is committed is written. */
export async function stopPostgres(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await endProcess(child.pid, [["SIGINT", 15_000], ["SIGQUIT", 5_000], ["SIGKILL", 2_000]]);
}

/** A port of 127.0.0.1 that nobody listens on. */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(wanted, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** `(role, database) =>` the connection URL. */
function addressBook(passwords, port) {
  return (role, database = "portal") => `postgresql://${role}:${passwords[role]}@127.0.0.1:${port}/${database}`;
}

/** initdb into a draft folder, so that a cluster is there whole or not at all. */
function initialise({ data, programs, who, password }) {
  const draft = `${data}.draft`;
  const passwordFile = `${data}.password`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { mode: 0o700 });
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (who.uid !== undefined) for (const item of [draft, passwordFile]) fs.chownSync(item, who.uid, who.gid);

  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const initdb = spawnSync(path.join(programs, "bin", "initdb"), ["-D", draft, ...access, ...locale], {
    ...who,
    cwd: path.dirname(data),
    env: plainEnvironment(),
    encoding: "utf8",
  });
  fs.rmSync(passwordFile);
  if (initdb.status !== 0) throw new Refusal(`PostgreSQL's initdb failed:\n${initdb.stderr || initdb.error}`);
  fs.renameSync(draft, data);
}

/** Ends a postmaster of this very cluster that outlived its start, by the pid in its own postmaster.pid. */
export async function endOrphan(data) {
  const pid = postmaster(data)?.pid;
  if (!pid || !isAlive(pid) || !isPostmasterOf(pid, data)) return;
  await endProcess(pid, [["SIGINT", 15_000], ["SIGQUIT", 5_000], ["SIGKILL", 2_000]]);
}

function isPostmasterOf(pid, data) {
  const command = commandOf(pid);
  return command.includes("postgres") && command.includes(`-D ${data} `);
}

/** The last port when it is free, otherwise another, so that addresses written down stay true as long as they can. */
async function rememberedPort(file) {
  const last = Number(readIfThere(file) ?? 0);
  const port = await freePort(last).catch(() => freePort());
  if (port !== last) writeWhole(file, `${port}\n`);
  return port;
}

function spawnPostgres({ programs, data, port, durable, who, log }) {
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    // Room for the indexes and small rows of 100,000 documents: reading one then fetches its own page and little else.
    shared_buffers: "256MB",
    max_connections: 100,
    timezone: "UTC",
    log_timezone: "UTC",
    log_line_prefix: "%m [%p] %q%u@%d ",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const output = fs.openSync(log, "a", 0o600);
  // In a group of its own, so that Ctrl-C reaches the start script alone, which ends the parts in order.
  // Its words go to a file: a pipe would break with the start script.
  const child = spawn(path.join(programs, "bin", "postgres"), ["-D", data, ...options], {
    ...who,
    cwd: path.dirname(data),
    env: plainEnvironment(),
    stdio: ["ignore", output, output],
    detached: true,
  });
  fs.closeSync(output);
  return child;
}

/** PostgreSQL writes its pid and the word "ready" in postmaster.pid: what pg_ctl waits for too. */
async function isReady({ data }, child) {
  let failed = false;
  child.once("error", () => (failed = true));
  const end = Date.now() + START_MILLISECONDS;
  while (!failed && child.exitCode === null && child.signalCode === null) {
    const running = postmaster(data);
    if (running?.pid === child.pid && running.status === "ready") return true;
    if (Date.now() > end) await stopPostgres(child);
    await sleep(20);
  }
  return false;
}

/** postmaster.pid: line 1 the pid, line 8 the status. */
function postmaster(data) {
  const lines = readIfThere(path.join(data, "postmaster.pid"))?.split("\n");
  return lines && { pid: Number(lines[0]), status: lines[7]?.trim() };
}

function plainEnvironment() {
  return { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
}
