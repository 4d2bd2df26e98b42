import { now } from "@/lib/core/clock";
import { replacePartners, setSyncedAt } from "./administrations.store";
import { database, inTransaction } from "./database";
import { askDocument, keepStanding, type Standing } from "./documents";
import { findKnown } from "./documents.store";
import { credentialsOf, link, linkedOf } from "./link";
import { type Credentials, listPartners, listPayEquity } from "./portal-client";
import type { Partner } from "./portal.schema";
import { planSync, type SyncPlan } from "./rules";
import type { Answer, Fault, Synced, Visitor } from "./schema";
import { handlePending } from "./webhooks.service";

/** Documents asked for at the same time. */
const AT_ONCE = 4;

/**
 * "Synchroniseer inlenersbeloningen": lists inleners and documents, fetches what changed, and marks what is no longer
 * shared. All of it is kept in one transaction. When the portal stops answering half-way, what came is kept and the next
 * time goes on from there.
 *
 * @throws AppError `not_found` for an administration of another visitor or of nobody
 */
export async function synchronise(visitor: Visitor, id: string): Promise<Answer<Synced>> {
  const administration = await linkedOf(visitor, id);
  const linked = await link(administration);
  const credentials = credentialsOf(administration);
  if (linked.fault || !credentials) return { fault: linked.fault ?? { kind: "unlinked", values: {} } };

  const partners = await listPartners(credentials);
  if (partners.fault) return partners;

  const listed = await listPayEquity(credentials);
  if (listed.fault) return listed;

  const plan = planSync(listed.value, await findKnown(await database(), id));
  const { standings, fault } = await askAll(credentials, plan);
  await keep(id, partners.value, standings, fault);
  await handlePending(id);

  return fault ? { fault } : { value: countsOf(plan, standings) };
}

async function askAll(credentials: Credentials, { changed, vanished }: SyncPlan): Promise<{ standings: Standing[]; fault?: Fault }> {
  const questions = [...changed, ...vanished.map((id) => ({ id, etag: null }))];
  const standings: Standing[] = [];

  for (let start = 0; start < questions.length; start += AT_ONCE) {
    const answers = await Promise.all(questions.slice(start, start + AT_ONCE).map((question) => askDocument(credentials, question)));
    standings.push(...answers.flatMap(({ value }) => value ?? []));
    const fault = answers.find((answer) => answer.fault)?.fault;
    if (fault) return { standings, fault };
  }
  return { standings };
}

async function keep(id: string, partners: Partner[], standings: Standing[], fault: Fault | undefined): Promise<void> {
  const moment = now();
  await inTransaction(async (db) => {
    await replacePartners(db, id, partners);
    for (const standing of standings) await keepStanding(db, id, standing, moment);
    if (!fault) await setSyncedAt(db, id, moment);
  });
}

function countsOf(plan: SyncPlan, standings: Standing[]): Synced {
  const count = (state: Standing["state"]) => standings.filter((standing) => standing.state === state).length;
  return { fetched: count("fetched"), unchanged: plan.unchanged + count("unchanged"), ended: count("ended") };
}
