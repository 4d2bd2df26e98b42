import type { Db } from "./db";

/** Adds a job inside the transaction that gives the reason for it; it starts once that transaction is committed. */
export async function addJob(tx: Db, name: string, payload: Record<string, string>): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json)`;
}
