import type { PersonActor } from "@/lib/access/actor";
import { authorizeOrganisation, type OrganisationScope } from "@/lib/access/authorize";
import { roleMay } from "@/lib/access/permissions";
import { organisationAdmins } from "@/lib/accounts/service";
import { recordAudit } from "@/lib/audit/service";
import { amsterdamDate, now } from "@/lib/core/clock";
import { type Db, inScope } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { parseInput } from "@/lib/core/input";
import { queueMail } from "@/lib/core/mail";
import { wordsIn } from "@/lib/core/words";
import { organisationIn } from "@/lib/organisations/service";
import { beginsAt, choicesOf, holdsAt, type LicenceRow, seatsOf, standing } from "./rules";
import { type ChangePreview, type ConfirmedChoice, LicenceChoice, type SeatUse, type Terms } from "./schema";
import { seatUse, termsOf } from "./seats.service";
import * as store from "./store";

/** A choice beside what it would change. */
type Weighed = { choice: LicenceChoice; licence: LicenceRow | null; planned: LicenceRow | null; at: Date; startsAt: Date; seen: string; use: SeatUse };

/**
 * What a choice would change and from which day, without changing anything. Too few seats for who is there is said in the
 * preview, by name.
 *
 * @throws AppError `not_found`; `forbidden` for whoever may not change it; `invalid_input` for a choice that is none;
 *   `conflict` when it stands like that already, or when it is not for this organisation
 */
export async function previewChange(actor: PersonActor, organisationSlug: string, typed: unknown): Promise<ChangePreview> {
  const scope = authorizeOrganisation(actor, "licence:read", organisationSlug);
  const role = actor.places.find(({ organisation }) => organisation.slug === organisationSlug)?.role;
  if (!role || !roleMay(role, "licence:change")) throw new AppError("forbidden");

  const choice = parseInput(LicenceChoice, typed);
  return inScope(scope, async (tx) => {
    const { licence, planned, at, startsAt, seen, use } = await weigh(tx, scope, choice);
    const before = licence && holdsAt(licence, at) ? termsOf(licence) : null;
    return {
      before: before && { ...before, seats: seatsOf(before) },
      after: { ...choice, seats: seatsOf(choice) },
      from: amsterdamDate(startsAt),
      atOnce: startsAt.getTime() === at.getTime(),
      seen,
      replaces: planned && { ...termsOf(planned), from: amsterdamDate(planned.startedAt) },
      use,
      tooMany: seatsShort(choice, use),
    };
  });
}

/**
 * Changes the licence as it was previewed: at once or from the first of the next month. What was planned before gives way.
 * Licence, ledger, audit line and mails to all admins stand in one transaction, one change at a time.
 *
 * @throws AppError as `previewChange`; `step_up_required`; `conflict` when something changed since the preview, or when more
 *   people hold a seat than the choice has
 */
export async function changeLicence(actor: PersonActor, organisationSlug: string, { choice: typed, from, seen }: ConfirmedChoice): Promise<void> {
  const scope = authorizeOrganisation(actor, "licence:change", organisationSlug);
  const choice = parseInput(LicenceChoice, typed);
  await inScope(scope, async (tx) => {
    await store.lockLicence(tx, scope);
    const weighed = await weigh(tx, scope, choice);
    if (weighed.seen !== seen || amsterdamDate(weighed.startsAt) !== from) throw new AppError("conflict", "errors.licenceMoved");
    refuseTooFew(choice, weighed.use);

    const before = await replace(tx, scope, weighed);
    const details = { plan: choice.plan, extraSeats: choice.extraSeats, planBefore: before?.plan ?? null, extraSeatsBefore: before?.extraSeats ?? 0, from };
    await recordAudit(tx, scope, { action: "licence.changed", targetId: scope.organisationId, details });
    await mailAdmins(tx, scope, { key: "licenceChanged", terms: choice, startsAt: weighed.startsAt });
  });
}

/**
 * Calls off what was planned; what holds now goes on.
 *
 * @throws AppError `not_found`, `forbidden`, `step_up_required`; `conflict` when nothing is planned
 */
export async function withdrawChange(actor: PersonActor, organisationSlug: string): Promise<void> {
  const scope = authorizeOrganisation(actor, "licence:change", organisationSlug);
  await inScope(scope, async (tx) => {
    await store.lockLicence(tx, scope);
    const at = now();
    const { licence, planned } = standing(await store.findBaseLicences(tx, scope), at);
    if (!licence || !planned) throw new AppError("conflict", "errors.nothingPlanned");

    await callOff(tx, scope, { licence, planned, at });
    const { plan, extraSeats } = termsOf(planned);
    await recordAudit(tx, scope, { action: "licence.change_withdrawn", targetId: scope.organisationId, details: { plan, extraSeats, from: amsterdamDate(planned.startedAt) } });
    await mailAdmins(tx, scope, { key: "licenceWithdrawn", terms: termsOf(licence), startsAt: planned.startedAt });
  });
}

async function weigh(tx: Db, scope: OrganisationScope, choice: LicenceChoice): Promise<Weighed> {
  const at = now();
  const { kind, softwareCode } = await organisationIn(tx, scope);
  refuseForeign(choice, choicesOf(kind, softwareCode));

  const { licence, planned } = standing(await store.findBaseLicences(tx, scope), at);
  refuseSame(choice, licence, planned, at);
  const seen = (await store.findLastChangeId(tx, scope)) ?? "";
  return { choice, licence, planned, at, startsAt: beginsAt(licence, choice, at), seen, use: await seatUse(tx, scope.organisationId, true) };
}

function refuseForeign({ plan }: LicenceChoice, choices: readonly string[]): void {
  if (choices.includes(plan)) return;
  throw new AppError("conflict", choices.length === 0 ? "errors.hirerLicence" : "errors.easyflexOnly");
}

function refuseSame(choice: LicenceChoice, licence: LicenceRow | null, planned: LicenceRow | null, at: Date): void {
  if (planned && isSame(choice, termsOf(planned))) throw new AppError("conflict", "errors.licencePlanned", { values: { at: planned.startedAt.getTime() } });
  if (!licence || !holdsAt(licence, at) || !isSame(choice, termsOf(licence))) return;
  throw new AppError("conflict", planned ? "errors.licenceWithdrawFirst" : "errors.licenceSame");
}

function isSame(one: Terms, other: Terms): boolean {
  return one.plan === other.plan && one.extraSeats === other.extraSeats;
}

function seatsShort(choice: Terms, use: SeatUse): number {
  const seats = seatsOf(choice);
  return seats === null ? 0 : Math.max(0, use.inUse - seats);
}

function refuseTooFew(choice: Terms, use: SeatUse): void {
  const count = seatsShort(choice, use);
  if (count === 0) return;
  const names = [...(use.holders?.people.map(({ name }) => name) ?? []), ...(use.holders?.invitations ?? [])].join(", ");
  throw new AppError("conflict", "errors.seatsTaken", { values: { count, seats: seatsOf(choice) ?? 0, inUse: use.inUse, names } });
}

/** @returns what held, or would have held, from that day before */
async function replace(tx: Db, scope: OrganisationScope, { choice, licence, planned, at, startsAt }: Weighed): Promise<Terms | null> {
  if (licence && planned) await callOff(tx, scope, { licence, planned, at });

  const isHeld = licence !== null && holdsAt(licence, at);
  if (isHeld) await store.updateEnd(tx, scope, licence.id, startsAt > at ? { endsAt: startsAt } : { endedAt: at });
  await store.insertBaseLicence(tx, newId(), scope, { reason: choice.plan, startedAt: startsAt, endsAt: null, extraSeats: choice.extraSeats });

  const before = licence && termsOf(licence);
  await writeLedger(tx, scope, { at, startsAt, before, after: choice, withdrawn: false });
  return before;
}

/** Only plans without an end of their own are ever followed by a planned one, so without it they run on. */
async function callOff(tx: Db, scope: OrganisationScope, { licence, planned, at }: { licence: LicenceRow; planned: LicenceRow; at: Date }): Promise<void> {
  await store.deletePlanned(tx, scope, planned.id, at);
  await store.updateEnd(tx, scope, licence.id, { endsAt: null });
  await writeLedger(tx, scope, { at, startsAt: planned.startedAt, before: termsOf(planned), after: termsOf(licence), withdrawn: true });
}

type Line = { at: Date; startsAt: Date; before: Terms | null; after: Terms; withdrawn: boolean };

async function writeLedger(tx: Db, scope: OrganisationScope, { at, startsAt, before, after, withdrawn }: Line): Promise<void> {
  await store.insertChange(tx, {
    id: newId(),
    organisationId: scope.organisationId,
    at,
    effectiveFrom: new Date(amsterdamDate(startsAt)),
    planBefore: before?.plan ?? null,
    planAfter: after.plan,
    seatsBefore: before?.extraSeats ?? 0,
    seatsAfter: after.extraSeats,
    withdrawn,
    changedById: scope.actorKind === "user" ? scope.actorId : null,
  });
}

type News = { key: "licenceChanged" | "licenceWithdrawn"; terms: Terms; startsAt: Date };

async function mailAdmins(tx: Db, scope: OrganisationScope, { key, terms, startsAt }: News): Promise<void> {
  const say = wordsIn("nl");
  const { name } = await organisationIn(tx, scope);
  const plan = say(`licences.terms.${terms.plan}`, { extra: terms.extraSeats });
  for (const admin of await organisationAdmins(tx, scope)) {
    await queueMail(tx, {
      to: admin.email,
      subject: say(`mails.${key}.subject`, { organisation: name }),
      paragraphs: [
        say("mails.greeting", { name: admin.name }),
        say(`mails.${key}.body`, { organisation: name, plan, at: startsAt.getTime(), by: scope.actorName }),
        say(`mails.${key}.next`),
      ],
      button: { label: say("mails.licenceButton"), url: `${env().APP_URL}/organisatie/${scope.slug}/abonnement` },
      closing: say("mails.closing"),
    });
  }
}
