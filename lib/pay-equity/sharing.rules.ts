/** One function shared from (including) one moment until (excluding) another; null: until further notice. */
export type SharePeriod = { positionId: string; sharedFrom: Date; sharedUntil: Date | null };

/** What is shared from a moment on, until the next stretch begins. */
export type Stretch = { from: Date; positionIds: string[] };

/** What a company has of one version: shown is the highest revision with `shownFrom` past. `sha256` is null when that one shows nothing. */
export type HeldRevision = { revision: number; shownFrom: Date; sha256: string | null };

/** Whether a share holds at a moment. */
export function holdsAt({ sharedFrom, sharedUntil }: SharePeriod, at: Date): boolean {
  return sharedFrom <= at && (sharedUntil === null || sharedUntil > at);
}

/** What is shared at a moment and after every later change: the first stretch begins at `at`, none equals the one before it. */
export function stretchesOf(shares: readonly SharePeriod[], at: Date): Stretch[] {
  const moments = shares.flatMap(({ sharedFrom, sharedUntil }) => (sharedUntil ? [sharedFrom, sharedUntil] : [sharedFrom]));
  const later = [...new Set(moments.map(Number))].filter((moment) => moment > at.getTime()).sort((a, b) => a - b);
  const stretches = [at.getTime(), ...later].map((moment) => {
    const from = new Date(moment);
    const positionIds = new Set(shares.filter((share) => holdsAt(share, from)).map((share) => share.positionId));
    return { from, positionIds: [...positionIds].sort() };
  });
  return stretches.filter((stretch, index) => index === 0 || !isSameList(stretch.positionIds, stretches[index - 1]?.positionIds));
}

/**
 * What of a wanted period is not shared yet: nothing is shared twice at one moment, so that a function's begin and end are told
 * once each.
 *
 * @param held the shares of one function
 */
export function freePeriods(held: readonly SharePeriod[], wanted: { from: Date; until: Date | null }): { from: Date; until: Date | null }[] {
  const inTheWay = held
    .filter((share) => (share.sharedUntil === null || share.sharedUntil > share.sharedFrom) && overlaps(share, wanted))
    .sort((a, b) => a.sharedFrom.getTime() - b.sharedFrom.getTime());

  const free: { from: Date; until: Date | null }[] = [];
  let from: Date | null = wanted.from;
  for (const share of inTheWay) {
    if (from && share.sharedFrom > from) free.push({ from, until: share.sharedFrom });
    from = from === null || share.sharedUntil === null ? null : share.sharedUntil;
  }
  if (from && (wanted.until === null || from < wanted.until)) free.push({ from, until: wanted.until });
  return free;
}

/**
 * The revisions to add so that from `at` on a company is shown what is wanted, whatever was made ahead of time before. A held
 * revision never changes: what no longer holds is overtaken by a higher one from the first moment on which it would be wrong.
 *
 * @param wanted what is to be shown from each moment on, in order, the first from `at`; null for nothing
 */
export function nextRevisions(held: readonly HeldRevision[], wanted: readonly { from: Date; sha256: string | null }[], at: Date): HeldRevision[] {
  const moments = [at, ...held.map((revision) => revision.shownFrom), ...wanted.map((stretch) => stretch.from)].filter((moment) => moment >= at);
  const wrongFrom = moments.sort((a, b) => a.getTime() - b.getTime()).find((moment) => shownAt(held, moment) !== wantedAt(wanted, moment));
  if (!wrongFrom) return [];

  const added: HeldRevision[] = [];
  let revision = Math.max(0, ...held.map((one) => one.revision));
  for (const moment of [wrongFrom, ...wanted.map((stretch) => stretch.from).filter((from) => from > wrongFrom)]) {
    const sha256 = wantedAt(wanted, moment);
    if (added.length > 0 && added.at(-1)?.sha256 === sha256) continue;
    added.push({ revision: ++revision, shownFrom: moment, sha256 });
  }
  return added;
}

/** The hash of what is shown at a moment; null for nothing. */
export function shownAt(held: readonly HeldRevision[], at: Date): string | null {
  const come = held.filter((revision) => revision.shownFrom <= at);
  return come.reduce<HeldRevision | null>((highest, one) => (highest && highest.revision > one.revision ? highest : one), null)?.sha256 ?? null;
}

function wantedAt(wanted: readonly { from: Date; sha256: string | null }[], at: Date): string | null {
  return wanted.findLast((stretch) => stretch.from <= at)?.sha256 ?? null;
}

function overlaps({ sharedFrom, sharedUntil }: SharePeriod, { from, until }: { from: Date; until: Date | null }): boolean {
  return (until === null || sharedFrom < until) && (sharedUntil === null || sharedUntil > from);
}

function isSameList(one: readonly string[], other: readonly string[] = []): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
