import type { Actor } from "@/lib/access/actor";
import { authorizeOrganisation } from "@/lib/access/authorize";
import { recordAudit } from "@/lib/audit/service";
import { now } from "@/lib/core/clock";
import { type Db, inScope } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import type { SoftwareCode } from "@/lib/organisations/schema";
import { firstLicence, licenceHolds, type LicenceTerms } from "./rules";
import * as store from "./store";

/** Starts the first licence of a new organisation inside the transaction that makes it; the database allows one live base licence. */
export async function startLicence(
  tx: Db,
  organisation: { id: string; kind: "AGENCY" | "HIRER"; softwareCode: SoftwareCode | null },
  userId: string,
): Promise<LicenceTerms> {
  const terms = firstLicence(organisation.kind, organisation.softwareCode, now());
  await store.insertBaseLicence(tx, newId(), organisation.id, terms);
  await recordAudit(tx, { actorKind: "user", actorId: userId, organisationId: organisation.id, companyId: null }, { action: "licence.started", details: { reason: terms.reason } });
  return terms;
}

/** A licence as its organisation sees it; `holds` says whether it gives the right to API calls now. Instants in UTC. */
export type Licence = { reason: LicenceTerms["reason"]; startedAt: string; endsAt: string | null; holds: boolean };

/** The live base licence of an organisation; null when it has none. @throws AppError `not_found`, `forbidden` */
export async function getLicence(actor: Actor, organisationSlug: string): Promise<Licence | null> {
  const scope = authorizeOrganisation(actor, "organisation:read", organisationSlug);
  const licence = await inScope(scope, (tx) => store.findBaseLicence(tx, scope.organisationId));
  if (!licence) return null;

  const { reason, startedAt, endsAt } = licence;
  return { reason, startedAt: startedAt.toISOString(), endsAt: endsAt?.toISOString() ?? null, holds: licenceHolds(licence, now()) };
}

/** Whether an organisation may use the API now. */
export async function licenceHoldsFor(tx: Db, organisationId: string): Promise<boolean> {
  const licence = await store.findBaseLicence(tx, organisationId);
  return licence !== null && licenceHolds(licence, now());
}
