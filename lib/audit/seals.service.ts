import type { Walls } from "@/lib/core/db";
import { now } from "@/lib/core/clock";
import { checkMark, currentKeyId, mark } from "@/lib/core/crypto";
import { asSystem, type Db, inScope } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { BEGINNING, ChainCheck, chainHash, headMessage, isOutOfPlace, NO_ORGANISATION, type Place, type SealedEntry } from "./rules";
import type { SealCheck } from "./schema";
import * as store from "./seals.store";

/** What the key of the heads is derived for. */
const PURPOSE = "audit-seal";

/** How many entries are sealed in one transaction, and checked in one read. */
const BATCH = 2_000;

/** How much longer than it took a check counts: reading the page again and again must not cost more than reading it. */
const REUSE = 20;

/** What one round of sealing leaves alone: chains whose end is not ours any more, and entries that claim a place behind it. */
type LeftAlone = { chains: string[]; entries: string[] };

/** Where a chain ends while a batch is sealed. */
type End = { number: number; hash: Uint8Array<ArrayBuffer>; transaction: bigint | null; horizon: bigint };

/**
 * Seals what was written since the last round, chain by chain in commit order, and marks the heads of the chains with the key of
 * now. One process seals at a time; another that comes meanwhile does nothing. A chain whose head does not carry our mark is left
 * as it is, so that sealing never covers up a change.
 *
 * @returns how many entries were sealed
 */
export async function sealEntries(batch = BATCH): Promise<number> {
  const leftAlone: LeftAlone = { chains: [], entries: [] };
  await asSystem(renewMarks);

  for (let sealed = 0; ; ) {
    const done = await asSystem(async (tx) => {
      if (!(await store.lockSealing(tx))) return null;
      const entries = await store.findSealable(tx, batch, leftAlone);
      return entries.length === 0 ? null : sealBatch(tx, entries, leftAlone);
    });
    if (done === null) return sealed;
    sealed += done;
  }
}

/**
 * Checks a chain from its first seal: every entry against its seal, every seal against the one before, the values of persons
 * against their hashes, and the end against its mark. Values that were erased break nothing.
 *
 * @param walls what of the log may be read; null for all of it
 * @param chain an organisation's id, or what belongs to none
 */
export async function checkChain(walls: Walls | null, chain: string = NO_ORGANISATION): Promise<SealCheck> {
  const read = <Result>(work: (tx: Db) => Promise<Result>) => (walls ? inScope(walls, work) : asSystem(work));
  const end = await read((tx) => store.findEnd(tx, chain));
  const check = new ChainCheck(chain);

  await walk(check, end.last?.number ?? 0, (after) => read((tx) => store.findPlaces(tx, chain, after, BATCH)));
  judgeHead(check, end);

  const { count, first } = await read((tx) => store.findUnsealed(tx, chain, BATCH));
  const inserted = first.filter(({ transaction }) => isOutOfPlace(transaction, end.last?.transaction ?? null, end.horizon));
  for (const { id } of inserted) check.say("entry_inserted", null, id);
  return { checkedAt: now().toISOString(), sealed: check.count, waiting: count - inserted.length, faults: check.faults, faultCount: check.faultCount };
}

/** Takes a chain's places batch by batch, to the one that was the last when the check began. */
async function walk(check: ChainCheck, until: number, placesAfter: (number: number) => Promise<Place[]>): Promise<void> {
  while (check.last.number < until) {
    const places = await placesAfter(check.last.number);
    for (const place of places) if (place.number <= until) check.next(place);
    if (places.length === 0) break;
  }
  check.end();
}

/** Every chain with what a check of it finds; for the operator. */
export async function checkAllChains(): Promise<{ chain: string; check: SealCheck }[]> {
  const chains = await asSystem((tx) => store.findChains(tx));
  const found: { chain: string; check: SealCheck }[] = [];
  for (const chain of chains) found.push({ chain, check: await checkChain(null, chain) });
  return found;
}

const recent = new Map<string, { until: number; check: Promise<SealCheck> }>();

/** The same as `checkChain`, for a page: a long chain is not walked again within twenty times what that took. */
export async function recentCheck(walls: Walls, chain: string): Promise<SealCheck> {
  const known = recent.get(chain);
  if (known && known.until > performance.now()) return known.check;

  const started = performance.now();
  const check = checkChain(walls, chain);
  recent.set(chain, { until: Infinity, check });
  try {
    return await check;
  } finally {
    recent.set(chain, { until: performance.now() + REUSE * (performance.now() - started), check });
    check.catch(() => recent.delete(chain));
  }
}

/** After ENCRYPTION_KEYS got a new first key, heads that still hold get its mark. */
async function renewMarks(tx: Db): Promise<void> {
  const heads = await store.findHeadsOfOtherKeys(tx, currentKeyId());
  if (heads.length === 0 || !(await store.lockSealing(tx))) return;

  for (const head of heads) {
    if (checkMark(headMessage(head), PURPOSE, head) !== "holds") continue;
    await keepHead(tx, { chain: head.chain, number: head.number, hash: new Uint8Array(head.hash) }, head.sealedAt);
  }
}

async function sealBatch(tx: Db, entries: SealedEntry[], leftAlone: LeftAlone): Promise<number> {
  const sealedAt = now();
  const ends = new Map<string, End | null>();
  const seals: store.Seal[] = [];

  for (const entry of entries) {
    const chain = entry.organisationId ?? NO_ORGANISATION;
    if (!ends.has(chain)) ends.set(chain, await endOf(tx, chain, leftAlone));
    const end = ends.get(chain);
    if (!end) continue;
    if (isOutOfPlace(entry.transaction, end.transaction, end.horizon)) {
      leftAlone.entries.push(entry.id);
      log().error({ chain, entryId: entry.id }, "an audit entry claims a place before one that is sealed");
      continue;
    }

    const next = { ...end, number: end.number + 1, hash: chainHash(end.hash, entry), transaction: entry.transaction };
    seals.push({ chain, number: next.number, entryId: entry.id, hash: next.hash, sealedAt });
    ends.set(chain, next);
  }

  await store.insertSeals(tx, seals);
  for (const chain of new Set(seals.map((seal) => seal.chain))) {
    const end = ends.get(chain);
    if (end) await keepHead(tx, { chain, number: end.number, hash: end.hash }, sealedAt);
  }
  return seals.length;
}

/** Where sealing goes on; null when the end that stands there is not the one we made. */
async function endOf(tx: Db, chain: string, leftAlone: LeftAlone): Promise<End | null> {
  const { head, last, horizon } = await store.findEnd(tx, chain);
  if (!head && !last) return { number: 0, hash: BEGINNING, transaction: null, horizon };

  const state = headState(head, last);
  if (head && last && state === "holds") return { number: last.number, hash: new Uint8Array(last.hash), transaction: last.transaction, horizon };

  leftAlone.chains.push(chain);
  log().error({ chain, state }, "the head of an audit chain does not hold; nothing is sealed behind it");
  return null;
}

function headState(head: store.Head | null, last: store.Last | null): "holds" | "broken" | "unknown" {
  if (!head || !last || head.number !== last.number || Buffer.compare(head.hash, last.hash) !== 0) return "broken";
  return checkMark(headMessage(head), PURPOSE, head);
}

function judgeHead(check: ChainCheck, { head, last }: store.ChainEnd): void {
  if (!head && !last) return;

  const state = headState(head, last);
  if (state !== "holds") check.say(state === "unknown" ? "key_unknown" : "head_changed", head?.number ?? null, null);
}

/** Marks the end of a chain, and tells the log outside the database how long the chain is now. */
async function keepHead(tx: Db, end: { chain: string; number: number; hash: Uint8Array<ArrayBuffer> }, sealedAt: Date): Promise<void> {
  await store.moveHead(tx, { ...end, ...mark(headMessage({ ...end, sealedAt }), PURPOSE), sealedAt });
  log().info({ chain: end.chain, number: end.number, hash: Buffer.from(end.hash).toString("hex") }, "audit chain sealed");
}
