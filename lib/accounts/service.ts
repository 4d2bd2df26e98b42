import type { OrganisationScope } from "@/lib/access/authorize";
import { nowhere, type PersonActor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/permissions";
import { recordAudit } from "@/lib/audit/service";
import { now } from "@/lib/core/clock";
import { asSystem, type Db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { hashPassword, refuseWeakPassword } from "./passwords";
import { placesOf } from "./rules";
import type { NewUser } from "./schema";
import { personActor } from "./sessions.service";
import * as store from "./store";

export { hashPassword, refuseWeakPassword } from "./passwords";
export { actorOfSession, signOut } from "./sessions.service";
export { signIn } from "./sign-in.service";

/**
 * The actor of a known address, as if just signed in; for the seeded story, the operator and tests.
 *
 * @throws AppError `not_found`
 */
export async function actorOfEmail(email: string): Promise<PersonActor> {
  return asSystem(async (tx) => {
    const user = await store.findUserByEmail(tx, email);
    if (!user) throw new AppError("not_found");
    return personActor(tx, user, { sessionId: null, confirmedAt: now(), origin: nowhere });
  });
}

/**
 * The operator at the command line, acting as an admin of the organisation that a company is part of.
 *
 * @throws AppError `not_found`
 */
export async function operatorFor(companySlug: string): Promise<PersonActor> {
  const membership = await asSystem((tx) => store.findOrganisationOfCompany(tx, companySlug));
  if (!membership) throw new AppError("not_found");
  const unproven = { email: null, origin: nowhere, sessionId: null, confirmedAt: now(), secondFactor: "optional" as const };
  return { kind: "operator", id: "operator", name: "operator", places: placesOf([membership]), ...unproven };
}

/**
 * Makes an account with a role, inside the transaction that gives the reason for it. The address must be proven.
 * An account that exists under the address is kept as it is and only gains the role.
 *
 * @returns the user's id
 */
export async function admit(
  tx: Db,
  person: { email: string; name: string; passwordHash: string },
  role: { organisationId: string; companyId: string | null; role: Role },
): Promise<string> {
  const known = await store.findUserByEmail(tx, person.email);
  const userId = known?.id ?? newId();
  if (!known) await store.insertUser(tx, { id: userId, ...person, emailProvenAt: now(), createdAt: now() });

  await store.insertMembership(tx, { id: newId(), userId, ...role, createdAt: now() });
  await recordAudit(
    tx,
    { actorKind: "user", actorId: userId, organisationId: role.organisationId, companyId: role.companyId },
    { action: "member.added", targetId: userId, details: { role: role.role } },
  );
  return userId;
}

/** Makes an account at the operator's word. @throws AppError `not_found` when the company or organisation is unknown, `invalid_input` for a weak password */
export async function createUser(input: NewUser & { organisationId: string; companyId: string | null; role: Role }): Promise<string> {
  await refuseWeakPassword(input.password, [input.name, input.email]);
  const passwordHash = await hashPassword(input.password);
  const { email, name, organisationId, companyId, role } = input;
  return asSystem((tx) => admit(tx, { email, name, passwordHash }, { organisationId, companyId, role }));
}

/** The people who lead a whole organisation, by name. */
export async function organisationAdmins(tx: Db, scope: Pick<OrganisationScope, "organisationId">): Promise<{ id: string; name: string; email: string }[]> {
  return store.findPeople(tx, scope.organisationId, "ORGANISATION_ADMIN");
}
