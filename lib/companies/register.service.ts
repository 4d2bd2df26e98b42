import { recordAudit } from "@/lib/audit/service";
import { asSystem } from "@/lib/core/db";
import { registerMarkOf, whileItAnswers } from "@/lib/kvk/service";
import type { Register } from "@/lib/kvk/schema";
import * as store from "./store";

/** So many numbers are asked in one run. */
const AT_ONCE = 50;

/**
 * Asks the register again about companies whose number could not be checked when they were added, and notes what it says.
 *
 * @returns of how many the state is known now
 */
export async function checkCompanies(register?: Register): Promise<number> {
  const waiting = await asSystem((tx) => store.findUnchecked(tx, AT_ONCE));
  return whileItAnswers(waiting, register, async ({ id, organisationId, name }, lookup) => {
    const mark = registerMarkOf(lookup, { name });
    return asSystem(async (tx) => {
      const noted = await store.markUnchecked(tx, id, mark);
      const isKnown = noted && mark.registerState !== "UNCHECKED";
      const portal = { actorKind: "system", actorId: null, organisationId, companyId: id };
      if (isKnown) await recordAudit(tx, portal, { action: "company.register_checked", targetId: id, details: { registerState: mark.registerState } });
      return isKnown;
    });
  });
}
