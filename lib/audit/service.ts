import type { CompanyScope, OrganisationScope } from "@/lib/access/authorize";
import type { Origin } from "@/lib/access/actor";
import { now } from "@/lib/core/clock";
import type { Db } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import * as store from "./store";

/** What was done, on what. `details` hold ids, names of things and counts; never a person's data, never a secret. */
export type Deed = { action: string; outcome?: "done" | "refused" | "failed"; targetId?: string; details?: Record<string, string | number | boolean | string[] | null> };

/** Who did it and where, when no scope exists yet: registration, signing in. */
export type Doer = {
  actorKind: string;
  actorId: string | null;
  actorName?: string;
  actorEmail?: string | null;
  origin?: Origin;
  organisationId: string | null;
  companyId: string | null;
};

/** Writes one line of the audit log in the transaction of the deed itself, so that neither stands without the other. */
export async function recordAudit(tx: Db, by: CompanyScope | OrganisationScope | Doer, deed: Deed): Promise<void> {
  await store.insertEntry(tx, {
    id: newId(),
    at: now(),
    organisationId: by.organisationId,
    companyId: "companyId" in by ? by.companyId : null,
    actorKind: by.actorKind,
    actorId: by.actorId,
    ...deed,
  });
}
