/** What a version's place in time follows from. Days are `YYYY-MM-DD`, inclusive at both ends; `validTo` null has no end. */
export type Timed = { number: number; validFrom: string; validTo: string | null };

/** A stretch of the timeline: a version, or (null) time in which none holds. `width` counts from 1 (shortest) to 6. */
export type Stretch = { number: number | null; width: number; today: number | null };

const DAY = 86_400_000;
/** What has no end is drawn for at least this many days. */
const OPEN_END = 120;

/**
 * The versions side by side in the order in which they begin, each until the next begins or it ends. Widths follow the time,
 * but never so far that a name does not fit; so today's place is told within its stretch, in tenths from its beginning.
 *
 * @param today the calendar date `YYYY-MM-DD` in the Netherlands
 */
export function stretchesOf(versions: readonly Timed[], today: string): Stretch[] {
  const ordered = [...versions].sort((a, b) => dayOf(a.validFrom) - dayOf(b.validFrom) || a.number - b.number);
  const spans = ordered.flatMap((version, index) => spansOf(version, ordered[index + 1], dayOf(today)));
  const longest = Math.max(1, ...spans.map(({ from, until }) => until - from));

  return spans.map(({ number, from, until }) => ({
    number,
    width: Math.max(1, Math.ceil((6 * (until - from)) / longest)),
    today: from <= dayOf(today) && dayOf(today) < until ? Math.floor((10 * (dayOf(today) - from)) / (until - from)) : null,
  }));
}

type Span = { number: number | null; from: number; until: number };

function spansOf({ number, validFrom, validTo }: Timed, next: Timed | undefined, today: number): Span[] {
  const from = dayOf(validFrom);
  const ends = validTo === null ? Infinity : dayOf(validTo) + 1;
  const until = Math.min(ends, next ? dayOf(next.validFrom) : Math.max(from + OPEN_END, today + OPEN_END));
  const gapUntil = next ? dayOf(next.validFrom) : today >= until ? today + 1 : until;
  return [{ number, from, until }, ...(gapUntil > until ? [{ number: null, from: until, until: gapUntil }] : [])];
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}
