import type { Actor } from "@/lib/access/actor";
import { authorizeOrganisation } from "@/lib/access/authorize";
import { roleMay } from "@/lib/access/permissions";
import { recordAudit } from "@/lib/audit/service";
import { amsterdamDate, now } from "@/lib/core/clock";
import { type Db, inScope } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import type { SoftwareCode } from "@/lib/organisations/schema";
import { organisationIn } from "@/lib/organisations/service";
import { choicesOf, daysUntil, endOf, firstLicence, holdsAt, type LicenceRow, type LicenceTerms, planSince, seatsOf, standing } from "./rules";
import type { Licence, Subscription, Terms, TermsShown } from "./schema";
import { seatUse, termsOf } from "./seats.service";
import * as store from "./store";

export { changeLicence, previewChange, withdrawChange } from "./changes.service";
export { seatTable } from "./rules";
export { refuseBeyondSeats } from "./seats.service";

/**
 * Starts the first licence of a new organisation inside the transaction that makes it, and the ledger with it. The database
 * allows one base licence at a time.
 */
export async function startLicence(
  tx: Db,
  organisation: { id: string; kind: "AGENCY" | "HIRER"; softwareCode: SoftwareCode | null },
  userId: string,
): Promise<LicenceTerms> {
  const at = now();
  const terms = firstLicence(organisation.kind, organisation.softwareCode, at);
  await store.insertBaseLicence(tx, newId(), { organisationId: organisation.id }, terms);
  await store.insertChange(tx, {
    id: newId(),
    organisationId: organisation.id,
    at,
    effectiveFrom: new Date(amsterdamDate(at)),
    planBefore: null,
    planAfter: terms.reason,
    seatsBefore: 0,
    seatsAfter: 0,
    changedById: userId || null,
  });
  await recordAudit(tx, { actorKind: "user", actorId: userId, organisationId: organisation.id, companyId: null }, { action: "licence.started", details: { reason: terms.reason } });
  return terms;
}

/** The base licence of an organisation, the present one or else the last; null when it never had one. @throws AppError `not_found`, `forbidden` */
export async function getLicence(actor: Actor, organisationSlug: string): Promise<Licence | null> {
  const scope = authorizeOrganisation(actor, "licence:read", organisationSlug);
  const rows = await inScope(scope, (tx) => store.findBaseLicences(tx, scope));
  return licenceShown(rows, now());
}

/**
 * All that is known of an organisation's licence: what holds, what is planned, the seats and the ledger. Names of those with a
 * seat are for whoever may change it.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function getSubscription(actor: Actor, organisationSlug: string): Promise<Subscription> {
  const scope = authorizeOrganisation(actor, "licence:read", organisationSlug);
  const mayChange = mayChangeLicence(actor, organisationSlug);
  return inScope(scope, async (tx) => {
    const at = now();
    const { kind, softwareCode } = await organisationIn(tx, scope);
    const rows = await store.findBaseLicences(tx, scope);
    const { planned } = standing(rows, at);
    return {
      kind,
      licence: licenceShown(rows, at),
      planned: planned && { ...shown(termsOf(planned)), from: amsterdamDate(planned.startedAt) },
      use: await seatUse(tx, scope.organisationId, mayChange),
      choices: mayChange ? choicesOf(kind, softwareCode) : [],
      ledger: await store.findLedger(tx, scope),
    };
  });
}

/** Whether an organisation may use the API now. */
export async function licenceHoldsFor(tx: Db, organisationId: string): Promise<boolean> {
  return store.isHeld(tx, { organisationId }, now());
}

function mayChangeLicence(actor: Actor, slug: string): boolean {
  const place = actor.kind === "token" ? undefined : actor.places.find(({ organisation }) => organisation.slug === slug);
  return place?.role ? roleMay(place.role, "licence:change") : false;
}

function shown(terms: Terms): TermsShown {
  return { ...terms, seats: seatsOf(terms) };
}

function licenceShown(rows: LicenceRow[], at: Date): Licence | null {
  const { licence } = standing(rows, at);
  if (!licence) return null;

  const holds = holdsAt(licence, at);
  const end = endOf(licence);
  return {
    ...shown(termsOf(licence)),
    startedAt: planSince(rows, licence).toISOString(),
    endsAt: end?.toISOString() ?? null,
    holds,
    daysLeft: holds && end && licence.reason === "TRIAL" ? daysUntil(end, at) : null,
  };
}
