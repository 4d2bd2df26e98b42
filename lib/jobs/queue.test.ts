import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { asSystem, pool } from "@/lib/core/db";
import { addJob } from "@/lib/core/jobs";
import { queueMail } from "@/lib/core/mail";
import { randomHex } from "@/lib/core/crypto";
import { startBeacon } from "./beacon";
import { startQueue } from "./queue";
import { type Task, task } from "./task";
import { tasks } from "./tasks";

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function working(list: readonly Task[], rescueEvery?: number): Promise<void> {
  const beacon = await startBeacon(() => undefined);
  cleanUps.push(beacon.stop);
  cleanUps.push((await startQueue(list, beacon, rescueEvery)).stop);
}

/** A task of a name of its own that notes what it was given. */
function noting(work: () => Promise<void> = async () => undefined): { name: string; noted: string[]; task: Task } {
  const name = `test.${randomHex(4)}`;
  const noted: string[] = [];
  return { name, noted, task: task(name, z.object({ word: z.string() }), async ({ word }) => (noted.push(word), work())) };
}

test("a mail queued in a transaction is sent once that is committed, and not when it is rolled back", async () => {
  await working(tasks);
  const to = `${randomHex(4)}@voorbeeld.example`;
  const letter = { to, subject: "Proef", paragraphs: ["Dag"], closing: "Groet" };
  await asSystem((tx) => queueMail(tx, letter));
  await asSystem(async (tx) => {
    await queueMail(tx, letter);
    throw new Error("rolled back");
  }).catch(() => undefined);

  await vi.waitFor(async () => expect(await asSystem((tx) => tx.mail.count({ where: { to, sentAt: { not: null } } }))).toBe(1), { timeout: 10_000, interval: 50 });
  expect(await asSystem((tx) => tx.mail.count({ where: { to } }))).toBe(1);
});

test("a job with a wrong payload fails and stays to be looked at; the others go on", async () => {
  const noting1 = noting();
  await working([noting1.task]);
  await asSystem(async (tx) => {
    await addJob(tx, noting1.name, { woord: "fout" });
    await addJob(tx, noting1.name, { word: "goed" });
  });

  await vi.waitFor(() => expect(noting1.noted).toEqual(["goed"]), { timeout: 10_000 });
  await vi.waitFor(async () => expect(await jobsOf(noting1.name)).toMatchObject([{ attempts: 1, locked_by: null }]), { timeout: 5_000, interval: 50 });
});

test("the job of a worker that was killed is done by another, and that of a living one is left alone", async () => {
  const dead = noting();
  const living = noting();
  const { rows } = await pool().query<{ id: string }>("SELECT (graphile_worker.add_job($1, '{\"word\":\"wees\"}')).id", [dead.name]);
  await pool().query("UPDATE graphile_worker._private_jobs SET locked_by = 'pool-killed', locked_at = now() WHERE id = $1", [rows[0]?.id]);
  const other = await startBeacon(() => undefined);
  cleanUps.push(other.stop);
  other.hold("pool-living");
  await asSystem((tx) => addJob(tx, living.name, { word: "bezig" }));
  await pool().query("UPDATE graphile_worker._private_jobs SET locked_by = 'pool-living', locked_at = now() WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = $1)", [living.name]);

  await working([dead.task, living.task], 200);

  await vi.waitFor(() => expect(dead.noted).toEqual(["wees"]), { timeout: 10_000, interval: 50 });
  expect(living.noted).toEqual([]);
});

test("a queue whose connections are cut again and again, also while jobs are ticked off, does every job", async () => {
  const { name, noted, task: one } = noting();
  await working([one], 200);
  const words = Array.from({ length: 200 }, (_, index) => String(index));
  await asSystem(async (tx) => {
    for (const word of words) await addJob(tx, name, { word });
  });
  for (let cut = 0; cut < 8; cut += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await cutConnections();
  }

  await vi.waitFor(() => expect(new Set(noted)).toEqual(new Set(words)), { timeout: 15_000, interval: 50 });
});

async function cutConnections(): Promise<void> {
  const others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND datname = current_database() AND pid <> pg_backend_pid()";
  await vi.waitFor(() => pool().query(others), { timeout: 5_000, interval: 20 });
}

async function jobsOf(name: string): Promise<{ attempts: number; locked_by: string | null }[]> {
  const { rows } = await pool().query<{ attempts: number; locked_by: string | null }>(
    "SELECT attempts, locked_by FROM graphile_worker._private_jobs jobs JOIN graphile_worker._private_tasks tasks ON tasks.id = jobs.task_id WHERE identifier = $1",
    [name],
  );
  return rows;
}
