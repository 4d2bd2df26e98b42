import type { Actor } from "@/lib/access/actor";
import { authorizeOrganisation, type OrganisationScope } from "@/lib/access/authorize";
import { limitTries } from "@/lib/accounts/limits";
import { recordAudit } from "@/lib/audit/service";
import { inScope } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { lookUpCompany, registerMarkOf } from "@/lib/kvk/service";
import type { Lookup } from "@/lib/kvk/schema";
import type { OrganisationChange, OrganisationSettings, SoftwareChoice } from "./schema";
import * as store from "./store";

/** One organisation with its address, for those with a role over the whole of it. @throws AppError `not_found`, `forbidden` */
export async function getSettings(actor: Actor, slug: string): Promise<OrganisationSettings> {
  const scope = authorizeOrganisation(actor, "organisation:read", slug);
  return inScope(scope, (tx) => store.findSettings(tx, scope));
}

/**
 * Changes name and address. The register is asked first, so that what is stored of it is about the new words; it is in nobody's way.
 *
 * @throws AppError `not_found`, `forbidden`, `rate_limited`
 */
export async function changeDetails(actor: Actor, slug: string, change: OrganisationChange): Promise<void> {
  const scope = authorizeOrganisation(actor, "organisation:update", slug);
  const wanted = { ...change, houseNumberAddition: change.houseNumberAddition ?? "" };
  const settings = await getSettings(actor, slug);
  if (changedFields(settings, wanted).length === 0) return;

  const lookup = await ask(scope, settings);
  await inScope(scope, async (tx) => {
    const fields = changedFields(await store.lockSettings(tx, scope), wanted);
    if (fields.length === 0) return;

    await store.updateOrganisation(tx, scope, { ...wanted, houseNumberAddition: wanted.houseNumberAddition || null, ...registerMarkOf(lookup, wanted) });
    await recordAudit(tx, scope, { action: "organisation.updated", targetId: scope.organisationId, details: { fields } });
  });
}

/**
 * Changes which back office an agency works with. Its licence stays what it is.
 *
 * @throws AppError `not_found`, also for an inlener; `forbidden`
 */
export async function changeSoftware(actor: Actor, slug: string, { software, softwareName }: SoftwareChoice): Promise<void> {
  const scope = authorizeOrganisation(actor, "organisation:update", slug);
  const wanted = { softwareCode: software, softwareName: software === "other" ? (softwareName ?? null) : null };

  await inScope(scope, async (tx) => {
    const settings = await store.lockSettings(tx, scope);
    if (settings.kind === "HIRER") throw new AppError("not_found");
    const fields = changedFields(settings, wanted);
    if (fields.length === 0) return;

    await store.updateOrganisation(tx, scope, wanted);
    await recordAudit(tx, scope, { action: "organisation.updated", targetId: scope.organisationId, details: { fields } });
  });
}

/**
 * Asks the register again, so often from one address, and notes how name and address stand to what it says.
 *
 * @throws AppError `not_found`, `forbidden`, `rate_limited`
 */
export async function askRegisterAgain(actor: Actor, slug: string): Promise<Lookup> {
  const scope = authorizeOrganisation(actor, "organisation:update", slug);
  const lookup = await ask(scope, await getSettings(actor, slug));
  if (lookup.answer.state === "unavailable") return lookup;

  await inScope(scope, async (tx) => {
    const settings = await store.lockSettings(tx, scope);
    const mark = registerMarkOf(lookup, settings);
    await store.updateOrganisation(tx, scope, mark);
    const details = { registerState: mark.registerState };
    if (mark.registerState !== settings.registerState) await recordAudit(tx, scope, { action: "organisation.register_checked", targetId: scope.organisationId, details });
  });
  return lookup;
}

async function ask(scope: OrganisationScope, { kvkNumber }: OrganisationSettings): Promise<Lookup> {
  await limitTries("lookup", scope.origin.address ?? scope.actorId);
  return lookUpCompany(kvkNumber);
}

function changedFields<Fields extends object>(before: Fields, wanted: Partial<Fields>): string[] {
  return Object.entries(wanted).flatMap(([field, value]) => (before[field as keyof Fields] === value ? [] : [field]));
}
