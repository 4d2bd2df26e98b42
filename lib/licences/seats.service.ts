import { now } from "@/lib/core/clock";
import type { Db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { holdsAt, type LicenceRow, seatLimit, seatsOf, standing } from "./rules";
import type { SeatHolders, SeatUse, Terms } from "./schema";
import * as seats from "./seats.store";
import * as store from "./store";

/**
 * Refuses one more person when all seats are in use, inside the transaction that takes the seat: until that ends nobody else
 * can take a seat or give one back of this organisation. Somebody who holds a seat already takes no second one.
 *
 * @param email whose seat it would be, in lower case; left out it is always a new one
 * @throws AppError `licence_ended` without a licence that holds; `conflict` with the numbers when no seat is left
 */
export async function refuseBeyondSeats(tx: Db, organisationId: string, email?: string): Promise<void> {
  const within = { organisationId };
  await store.lockLicence(tx, within);
  const at = now();
  const { licence, planned } = standing(await store.findBaseLicences(tx, within), at);
  if (!licence || !holdsAt(licence, at)) throw new AppError("licence_ended", "errors.licenceEndedInvite");

  const { taken, emails } = await seatsTaken(tx, organisationId, at);
  if (email !== undefined && emails.has(email)) return;

  const present = seatsOf(termsOf(licence));
  const limit = seatLimit(termsOf(licence), planned && termsOf(planned));
  if (limit === null || taken < limit) return;
  if (planned && limit !== present) throw new AppError("conflict", "errors.seatsFullSoon", { values: { seats: limit, at: planned.startedAt.getTime() } });
  throw new AppError("conflict", "errors.seatsFull", { values: { seats: limit } });
}

/** Who holds a seat now. `holders` is left out for whoever may not change the licence. */
export async function seatUse(tx: Db, organisationId: string, withHolders: boolean): Promise<SeatUse> {
  const { people, invitations, taken } = await seatsTaken(tx, organisationId, now());
  const holders: SeatHolders = { people: people.map(({ id, name }) => ({ id, name })), invitations };
  return { inUse: taken, people: people.length, invitations: invitations.length, holders: withHolders ? holders : null };
}

/** A stored licence in the words of a choice. */
export function termsOf({ reason, extraSeats }: Pick<LicenceRow, "reason" | "extraSeats">): Terms {
  return { plan: reason, extraSeats };
}

/** A person who is invited to a second company has one seat. */
async function seatsTaken(tx: Db, organisationId: string, at: Date) {
  const people = await seats.findSeated(tx, { organisationId });
  const known = new Set(people.map((person) => person.email));
  const invitations = (await seats.findInvited(tx, { organisationId }, at)).filter((email) => !known.has(email));
  return { people, invitations, taken: people.length + invitations.length, emails: new Set([...known, ...invitations]) };
}
