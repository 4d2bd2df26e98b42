import type { z } from "zod";
import { log } from "@/lib/core/log";

/** A kind of job as the worker knows it. `cron` is when it comes by itself: minute, hour, day, month, weekday, in UTC. */
export type Task = { name: string; cron?: string; run: (payload: unknown, job: { id: string; attempts: number }) => Promise<void> };

/**
 * Names a kind of job and says what it does. A job that throws is tried again, later and later, up to 25 times; it may
 * run twice when a worker dies in the middle, so what it does must bear that.
 *
 * @param schema what the job's payload must be
 */
export function task<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  handler: (input: z.infer<Schema>) => Promise<unknown>,
  schedule: { cron?: string } = {},
): Task {
  return { name, ...schedule, run: (payload, job) => logged(name, job, async () => void (await handler(schema.parse(payload)))) };
}

async function logged(name: string, job: { id: string; attempts: number }, work: () => Promise<void>): Promise<void> {
  const started = performance.now();
  const facts = () => ({ job: name, id: job.id, attempt: job.attempts, ms: Math.round(performance.now() - started) });
  try {
    await work();
    log().info(facts(), "job done");
  } catch (cause) {
    log().error({ ...facts(), err: cause }, "job failed");
    throw cause;
  }
}
