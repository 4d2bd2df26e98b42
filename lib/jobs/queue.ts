import { EventEmitter } from "node:events";
import { Logger, parseCronItems, run, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import { pool } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { patientPool } from "@/lib/core/patient-pool";
import { type Beacon, WORKER_LOCK } from "./beacon";
import type { Task } from "./task";

/** Jobs that one worker runs at once. */
const CONCURRENCY = 4;

/** The wait before a queue that stopped is started again. Milliseconds. */
const RELAUNCH = 1_000;

/** How often the jobs of dead workers are looked for. Milliseconds. */
const RESCUE_EVERY = 5_000;

/** The library's levels that tell of something wrong. */
const TROUBLE: readonly string[] = ["warning", "error"];

export type Queue = { stop: () => Promise<void> };

/**
 * Runs jobs until it is stopped, and frees what dead workers held: graphile-worker itself keeps a killed worker's jobs
 * locked for four hours. A queue that gives up, as it may when the database is killed, is started again.
 *
 * @throws Error when the first start fails
 */
export async function startQueue(tasks: readonly Task[], beacon: Beacon, rescueEvery = RESCUE_EVERY): Promise<Queue> {
  let stopping = false;
  let runner = await launch(tasks, beacon);
  const rescue = startRescue(beacon, rescueEvery);
  const running = (async () => {
    for (;;) {
      await runner.promise.catch((cause: unknown) => log().error({ err: cause }, "the job queue stopped"));
      const next = await relaunch(tasks, beacon, () => stopping);
      if (!next) return;
      runner = next;
    }
  })();

  return {
    async stop() {
      stopping = true;
      clearInterval(rescue);
      await runner.stop().catch(() => undefined); // rejects when it stopped by itself already
      await running;
    },
  };
}

/** Starts again once the database is back; null when the queue is to stop meanwhile. */
async function relaunch(tasks: readonly Task[], beacon: Beacon, isStopping: () => boolean): Promise<Runner | null> {
  while (!isStopping()) {
    await new Promise((resolve) => setTimeout(resolve, RELAUNCH));
    try {
      const runner = await launch(tasks, beacon);
      if (!isStopping()) return runner;
      await runner.stop();
    } catch (cause) {
      log().warn({ err: cause }, "the job queue cannot start");
    }
  }
  return null;
}

/** A job is locked under the id of the pool that took it: the id that the beacon shows. */
async function launch(tasks: readonly Task[], beacon: Beacon): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => beacon.hold(workerPool.id));
  events.on("pool:release", ({ workerPool }) => beacon.letGo(workerPool.id));
  return run({
    pgPool: patientPool(pool()),
    taskList: Object.fromEntries(tasks.map((task) => [task.name, (payload, { job }) => task.run(payload, job)])) satisfies TaskList,
    parsedCronItems: parseCronItems(tasks.flatMap(({ name, cron }) => (cron ? [{ task: name, match: cron, identifier: name }] : []))),
    concurrency: CONCURRENCY,
    pollInterval: 1_000,
    noHandleSignals: true,
    events,
    logger: quietLogger(),
  });
}

/** Each job already has its line; of the library's own words only trouble is passed on. */
function quietLogger(): Logger {
  return new Logger(() => (level, message, meta) => {
    if (TROUBLE.includes(level) && !meta?.failure) log().warn({ about: "job queue" }, message);
  });
}

/**
 * Frees the jobs of workers that are gone. An id counts as gone when its lock was nobody's twice in a row, so that a
 * worker that just lost its connection has time to come back for it.
 */
function startRescue(beacon: Beacon, every: number): NodeJS.Timeout {
  let suspects = new Set<string>();
  return setInterval(() => {
    if (!beacon.isLit()) return;
    rescueJobs(suspects).then(
      (found) => (suspects = found),
      (cause: unknown) => log().warn({ err: cause }, "the jobs of dead workers cannot be looked for"),
    );
  }, every);
}

/** @returns the ids that hold a job now while nobody holds their lock */
async function rescueJobs(suspects: ReadonlySet<string>): Promise<Set<string>> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT owner.id FROM (SELECT DISTINCT locked_by AS id FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL) owner
     WHERE pg_try_advisory_xact_lock($1, hashtext(owner.id))`,
    [WORKER_LOCK],
  );
  const unlit = rows.map((row) => row.id);
  const gone = unlit.filter((id) => suspects.has(id));
  if (gone.length > 0) {
    await pool().query("SELECT graphile_worker.force_unlock_workers($1)", [gone]);
    log().warn({ workers: gone.length }, "freed the jobs of workers that are gone");
  }
  return new Set(unlit);
}
