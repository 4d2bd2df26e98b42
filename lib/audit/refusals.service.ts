import { now } from "@/lib/core/clock";
import { asSystem } from "@/lib/core/db";
import { type Doer, recordAudit } from "./service";

/** What was refused: the code of the refusal, the right that was missing, and the page, where those are known. */
export type Refused = { code: string; permission?: string; page?: string };

/** The same refusal of the same actor is written at most once in this time; what came between is counted. Milliseconds. */
const QUIET = 60_000;

/** How many actors' refusals are remembered; the oldest give way. */
const REMEMBERED = 10_000;

const told = new Map<string, { at: number; held: number }>();

/**
 * Writes down that somebody was refused, in a transaction of its own: the one that was refused is gone. Nobody can fill the log
 * with it: the same refusal within a minute is only counted, per process, and the count stands in the next line.
 */
export async function recordRefusal(by: Doer, { code, permission, page }: Refused): Promise<void> {
  const key = [by.actorKind, by.actorId, by.organisationId, by.companyId, code, permission].join("|");
  const at = now().getTime();
  const earlier = told.get(key);
  if (earlier && at - earlier.at < QUIET && at >= earlier.at) {
    earlier.held += 1;
    return;
  }

  told.delete(key);
  told.set(key, { at, held: 0 });
  if (told.size > REMEMBERED) told.delete(told.keys().next().value ?? "");
  const details = { code, ...(permission && { permission }), ...(page && { page }), ...(earlier?.held && { repeated: earlier.held }) };
  await asSystem((tx) => recordAudit(tx, by, { action: "access.refused", outcome: "refused", details }));
}
