import { recordAudit } from "@/lib/audit/service";
import { asSystem } from "@/lib/core/db";
import { registerMarkOf, whileItAnswers } from "@/lib/kvk/service";
import type { Register } from "@/lib/kvk/schema";
import * as store from "./store";

/** So many numbers are asked in one run. */
const AT_ONCE = 50;

/**
 * Asks the register again about organisations that registered while it was down, and notes what it says. Name and address
 * stay what a person filled in.
 *
 * @returns of how many the state is known now
 */
export async function checkOrganisations(register?: Register): Promise<number> {
  const waiting = await asSystem((tx) => store.findUnchecked(tx, AT_ONCE));
  return whileItAnswers(waiting, register, ({ id }, lookup) =>
    asSystem(async (tx) => {
      const mark = registerMarkOf(lookup, await store.lockSettings(tx, { organisationId: id }));
      const noted = await store.markUnchecked(tx, id, mark);
      const isKnown = noted && mark.registerState !== "UNCHECKED";
      const portal = { actorKind: "system", actorId: null, organisationId: id, companyId: null };
      if (isKnown) await recordAudit(tx, portal, { action: "organisation.register_checked", targetId: id, details: { registerState: mark.registerState } });
      return isKnown;
    }),
  );
}
