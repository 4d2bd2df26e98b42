import { sha256 } from "@/lib/core/crypto";
import type { SealFault } from "./schema";

/** The chain of what belongs to no organisation. */
export const NO_ORGANISATION = "00000000-0000-0000-0000-000000000000";

/** What a chain begins with: the hash before the first. */
export const BEGINNING = new Uint8Array(32);

/** What names a person or a browser; it can be erased. */
export type Values = { name: string | null; email: string | null; address: string | null; agent: string | null };

/** An entry as it is sealed. `transaction` is PostgreSQL's number of the transaction that wrote it. */
export type SealedEntry = {
  id: string;
  at: Date;
  organisationId: string | null;
  companyId: string | null;
  actorKind: string;
  actorId: string | null;
  action: string;
  outcome: string;
  targetId: string | null;
  details: unknown;
  nameHash: Uint8Array | null;
  emailHash: Uint8Array | null;
  addressHash: Uint8Array | null;
  agentHash: Uint8Array | null;
  transaction: bigint;
};

/** SHA-256(salt ‖ UTF-8 of the value); null for no value. */
export function saltedHash(salt: Uint8Array, value: string | null): Uint8Array<ArrayBuffer> | null {
  return value === null ? null : sha256(Buffer.concat([salt, Buffer.from(value)]));
}

/** The hash of an entry's place in its chain: SHA-256(hash before ‖ canonical form of the entry). */
export function chainHash(before: Uint8Array, entry: SealedEntry): Uint8Array<ArrayBuffer> {
  return sha256(Buffer.concat([before, Buffer.from(canonicalEntry(entry))]));
}

/**
 * The fixed form of an entry: a JSON array of its fields in this order, without white space. Moments in ISO 8601 UTC with
 * milliseconds, hashes in lower-case hex, the transaction in decimal, `details` with the keys of every object in the order of
 * their UTF-16 code units (as in RFC 8785). It never changes: a new column goes at the end, and only when it is set.
 */
export function canonicalEntry(entry: SealedEntry): string {
  return JSON.stringify([
    entry.id,
    entry.at.toISOString(),
    entry.organisationId,
    entry.companyId,
    entry.actorKind,
    entry.actorId,
    entry.action,
    entry.outcome,
    entry.targetId,
    sorted(entry.details),
    hex(entry.nameHash),
    hex(entry.emailHash),
    hex(entry.addressHash),
    hex(entry.agentHash),
    String(entry.transaction),
  ]);
}

/** What the mark of a chain's end is made over: whose it is, how long it is, and its last hash. */
export function headMessage(head: { chain: string; number: number; hash: Uint8Array; sealedAt: Date }): string {
  return [head.chain, head.number, hex(head.hash), head.sealedAt.toISOString()].join("\n");
}

/**
 * Whether an entry that has no seal claims a place before one that has. Seals follow the numbers of transactions that are over,
 * so an honest late entry always has a higher number than the last sealed one. After a copy was restored into another cluster
 * the numbers there begin low again: then the last sealed one lies in that cluster's future and says nothing.
 *
 * @param horizon the first number that this cluster has not given out yet
 */
export function isOutOfPlace(transaction: bigint, lastSealed: bigint | null, horizon: bigint): boolean {
  return lastSealed !== null && lastSealed < horizon && transaction < lastSealed;
}

/** One sealed place as the database holds it: the seal, the entry if it is there, and the person's values if they are. */
export type Place = { number: number; entryId: string; hash: Uint8Array; entry: SealedEntry | null; person: (Values & { salt: Uint8Array }) | null };

/** How many faults are kept one by one; the rest is counted. */
const KEPT = 100;

/** Walks a chain from its first seal, place by place, and keeps what is wrong. */
export class ChainCheck {
  readonly faults: SealFault[] = [];
  faultCount = 0;
  count = 0;
  last: { number: number; hash: Uint8Array; transaction: bigint | null } = { number: 0, hash: BEGINNING, transaction: null };
  readonly #chain: string;
  /** Where the last place's own seal and what its entry gives differ: which of the two was changed, the next place tells. */
  #doubt: { place: Place; computed: Uint8Array } | null = null;

  constructor(chain: string) {
    this.#chain = chain;
  }

  /** Takes the next place; they must come in the order of their numbers. */
  next(place: Place): void {
    const missing = place.number - this.last.number - 1;
    for (let step = 1; step <= Math.min(missing, KEPT); step += 1) this.say("seal_missing", this.last.number + step, null);
    this.faultCount += Math.max(missing - KEPT, 0);
    this.count += 1;

    if (place.entry) this.#compare(place, place.entry, missing > 0);
    else {
      this.end();
      this.say("entry_removed", place.number, place.entryId);
    }
    this.last = { number: place.number, hash: place.hash, transaction: place.entry?.transaction ?? this.last.transaction };
  }

  /** Says what the last doubt was about: with nothing after it to tell, the entry is named. */
  end(): void {
    this.#settle(false);
  }

  /** Keeps one more fault. */
  say(kind: SealFault["kind"], number: number | null, entryId: string | null): void {
    this.faultCount += 1;
    if (this.faults.length < KEPT) this.faults.push({ kind, number, entryId });
  }

  #compare(place: Place, entry: SealedEntry, behindGap: boolean): void {
    const computed = chainHash(this.last.hash, entry);
    const fits = same(computed, place.hash);
    const sealWasChanged = !fits && this.#doubt !== null && same(chainHash(this.#doubt.computed, entry), place.hash);
    this.#settle(sealWasChanged);

    // Behind a seal that is gone the hash before is unknown: the missing seal is what is wrong, not this line.
    if (!fits && !sealWasChanged && !behindGap) this.#doubt = { place, computed };
    else if ((entry.organisationId ?? NO_ORGANISATION) !== this.#chain) this.say("entry_changed", place.number, place.entryId);
    if (place.person && !personFits(place.person, entry)) this.say("person_changed", place.number, place.entryId);
  }

  #settle(sealWasChanged: boolean): void {
    if (this.#doubt) this.say(sealWasChanged ? "seal_changed" : "entry_changed", this.#doubt.place.number, this.#doubt.place.entryId);
    this.#doubt = null;
  }
}

function personFits(person: NonNullable<Place["person"]>, entry: SealedEntry): boolean {
  const pairs = [
    [person.name, entry.nameHash],
    [person.email, entry.emailHash],
    [person.address, entry.addressHash],
    [person.agent, entry.agentHash],
  ] as const;
  return pairs.every(([value, hash]) => value === null || same(saltedHash(person.salt, value), hash));
}

function same(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one !== null && other !== null && Buffer.compare(one, other) === 0;
}

function hex(bytes: Uint8Array | null): string | null {
  return bytes && Buffer.from(bytes).toString("hex");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
