import { hostname } from "node:os";
import { startBeacon } from "@/lib/jobs/beacon";
import { startDeliveries } from "@/lib/jobs/deliveries";
import { startQueue } from "@/lib/jobs/queue";
import { tasks } from "@/lib/jobs/tasks";
import { randomHex } from "@/lib/core/crypto";
import { closeDatabase } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { policyOf } from "@/lib/webhooks/address.rules";

/** Attempts under way end within 15 seconds and jobs within moments; whoever waits longer for us waits for nothing. */
const STOP_MILLISECONDS = 25_000;

const policy = policyOf(env());
const worker = `${hostname()}:${process.pid}:${randomHex(4)}`;

let ending = false;

const deliveries = startDeliveries(worker, { policy });
const beacon = await startBeacon(deliveries.wake);
const queue = await startQueue(tasks, beacon);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
process.on("disconnect", () => void stop());
log().info({ worker }, "worker ready");
process.send?.("ready");

/** Takes nothing new, finishes what is under way, lets go of the database. */
async function stop(): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(1), STOP_MILLISECONDS).unref();

  await Promise.all([deliveries.stop(), queue.stop()]);
  await beacon.stop();
  await closeDatabase();
  log().info({ worker }, "worker stopped");
  if (process.connected) process.disconnect();
}
