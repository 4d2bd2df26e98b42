import { recordAudit } from "@/lib/audit/service";
import { now } from "@/lib/core/clock";
import { asSystem } from "@/lib/core/db";
import { warningDue, WARNINGS } from "./lifecycle.rules";
import { mailAdmins } from "./notices";
import * as store from "./store";

const DAY = 86_400_000;

/**
 * Writes the admins about every token whose end comes near: 30, 14, 7 and 1 days before, each once whoever runs this and how often.
 *
 * @returns how many tokens were warned of
 */
export async function warnOfEndings(): Promise<number> {
  const at = now();
  return forEachEnding(new Date(at.getTime() + WARNINGS[0] * DAY), async (token) => {
    const days = warningDue(token, at);
    return days !== null && warn(token, days);
  });
}

/** Marks the tokens whose end is over. Calls are refused from the end itself; this keeps it. @returns how many were marked */
export async function markExpired(): Promise<number> {
  return forEachEnding(now(), expire);
}

/** @returns for how many of the tokens that end before a moment the work was done */
async function forEachEnding(before: Date, work: (token: store.EndingToken) => Promise<boolean>): Promise<number> {
  let done = 0;
  for (let after: string | null = null; ; ) {
    const batch: store.EndingToken[] = await asSystem((tx) => store.findEnding(tx, before, after));
    for (const token of batch) if (await work(token)) done += 1;
    after = batch.at(-1)?.id ?? null;
    if (after === null) return done;
  }
}

async function warn(token: store.EndingToken, days: number): Promise<boolean> {
  return asSystem(async (tx) => {
    if (!token.expiresAt || !(await store.keepWarned(tx, token, days))) return false;
    const about = { tokenId: token.id, organisationId: token.company.organisationId, company: token.company };
    await mailAdmins(tx, about, "tokenEnding", { token: token.name, until: token.expiresAt.getTime() });
    return true;
  });
}

async function expire(token: store.EndingToken): Promise<boolean> {
  return asSystem(async (tx) => {
    if (!(await store.keepExpired(tx, token))) return false;
    const { organisationId } = token.company;
    await recordAudit(tx, { actorKind: "system", actorId: null, organisationId, companyId: token.companyId }, { action: "token.expired", targetId: token.id, details: { name: token.name } });
    return true;
  });
}
