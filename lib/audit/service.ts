import type { CompanyScope, OrganisationScope } from "@/lib/access/authorize";
import { nowhere, type Origin } from "@/lib/access/actor";
import { now } from "@/lib/core/clock";
import { randomHex } from "@/lib/core/crypto";
import { asSystem, type Db } from "@/lib/core/db";
import { isId, newId } from "@/lib/core/ids";
import { saltedHash, type Values } from "./rules";
import type { DeedDetails, DeedName, Outcome } from "./schema";
import * as store from "./store";

/** What was done, on what. `details` hold ids, names of things and counts; never a person's data, never a secret. */
export type Deed = { action: DeedName; outcome?: Outcome; targetId?: string; details?: DeedDetails };

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

/** How many months address and browser of whoever acted are kept beside a line. */
const ORIGIN_MONTHS = 12;

/**
 * Writes one line of the audit log in the transaction of the deed itself, so that neither stands without the other.
 * Name, address of mail, network address and browser stand in it as salted hashes; the values stand apart and can be erased.
 */
export async function recordAudit(tx: Db, by: CompanyScope | OrganisationScope | Doer, deed: Deed): Promise<void> {
  const values = valuesOf(by);
  const salt = new Uint8Array(Buffer.from(randomHex(16), "hex"));
  const id = newId();
  const at = now();
  const entry = {
    id,
    at,
    organisationId: by.organisationId,
    companyId: "companyId" in by ? by.companyId : null,
    actorKind: by.actorKind,
    actorId: by.actorId,
    ...deed,
    nameHash: saltedHash(salt, values.name),
    emailHash: saltedHash(salt, values.email),
    addressHash: saltedHash(salt, values.address),
    agentHash: saltedHash(salt, values.agent),
  };
  const isKnown = Object.values(values).some((value) => value !== null);
  await store.insertEntry(tx, entry, isKnown ? { entryId: id, at, userId: userIdOf(by), salt, ...values } : null);
}

/** Removes addresses and browsers from lines older than twelve months. @returns how many lines lost them */
export async function eraseOldOrigins(): Promise<number> {
  const before = new Date(now());
  before.setUTCMonth(before.getUTCMonth() - ORIGIN_MONTHS);
  return asSystem((tx) => store.eraseOrigins(tx, before));
}

/** Everything the log holds of a person, for whoever asks what is kept of them. */
export async function personalDataOf(tx: Db, person: { id: string; email: string }) {
  return store.findOfPerson(tx, person);
}

/** Removes what lies behind the hashes of a person's lines. The lines stay and their seals hold. */
export async function erasePerson(tx: Db, person: { id: string; email: string }): Promise<void> {
  await store.erasePerson(tx, person);
}

/** The values that name a person or a browser. What a token or the operator is called names nobody. */
function valuesOf(by: CompanyScope | OrganisationScope | Doer): Values {
  const { address, userAgent } = by.origin ?? nowhere;
  const isPerson = by.actorKind !== "token" && by.actorKind !== "operator";
  return { name: (isPerson && by.actorName) || null, email: (isPerson && by.actorEmail) || null, address, agent: userAgent };
}

function userIdOf({ actorKind, actorId }: Pick<Doer, "actorKind" | "actorId">): string | null {
  return actorKind === "user" && actorId !== null && isId(actorId) ? actorId : null;
}
