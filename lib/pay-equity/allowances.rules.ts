import { Decimal } from "decimal.js";
import type { Condition } from "./setu/conditions.schema";
import type { AllowanceArrangement, Period } from "./setu/arrangements.schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import { openConditions, outcomeOfAll, type ScaleOrder, scaleOrder, type Situation } from "./conditions.rules";
import { type Holiday, holidayOn } from "./holidays.rules";
import type { Note } from "./method.rules";
import { hoursOf, onDay, share, words } from "./method.rules";
import { inHours, lengthOf, paidFor, type Piece, piecesOf, secondsOf, type Shift } from "./shifts.rules";
import { type HourLine, type HourPay, isPerHour, isPerShift, relationOf, stacked, surchargeOrTotal, unrelated } from "./stacking.rules";
import { isRefusal, isWithin, type Refusal, type WageQuestion } from "./tables.rules";
import { hourlyWageOn, type Wage } from "./wage.rules";

/** A run of hours of a shift that are paid alike. `start` and `end` as the Dutch clock shows them: `2026-03-28T22:00:00`. */
export type PaidHours = HourPay & { start: string; end: string; seconds: number; hours: Decimal; wage: Wage; holiday: Holiday | null; total: Decimal };

/** An allowance that may count, and on what that depends: its own conditions, or being work of its kind at all. */
export type Possible = { key: string; name: string; open: Condition[]; isChosen: boolean };

/** What a shift pays: its hours by what counts for them, what it pays once, and all of it. Exact; who shows it rounds. */
export type ShiftPay = { hours: Decimal; rows: PaidHours[]; once: { key: string; name: string; amount: Decimal }[]; total: Decimal; possible: Possible[]; notes: Note[] };

/**
 * The pay of a shift by the hour: the wage of each Dutch calendar day and the allowances that count at each moment, in hours of
 * real time. Lines by the hour and sums per shift or night take part; what is paid otherwise (kilometres, years) does not.
 *
 * An allowance with times counts by itself at those times. One without times (overtime), and one with a condition nobody told
 * us, counts only when it is among `chosen`. On a public holiday a row for `Holiday` goes before a row for the weekday: the
 * latter is left out, unless one of the two says how they stack.
 *
 * @param chosen keys of lines (`allowance.2.line.0`) that are said to apply
 */
export function payOfShift(content: InquiryPayEquity, question: WageQuestion, shift: Shift, chosen: readonly string[] = []): ShiftPay | Refusal {
  const lines = allowanceLines(content);
  const order = scaleOrder(content);
  const found: Found = { rows: [], possible: new Map(), once: new Map(), notes: new Map() };

  for (const piece of piecesOf(shift, cutsOf(lines))) {
    const wage = hourlyWageOn(content, { ...question, date: piece.day });
    if (isRefusal(wage)) return wage;
    const holiday = holidayOn(piece.day, content);
    const told: Situation = { ...question, date: piece.day, scale: wage.scale.name, step: wage.step.name };
    const counting = countingLines(lines, { piece, holiday, told, order, chosen, content }, found);
    addRow(found, piece, wage, holiday, counting);
  }
  const once = [...found.once.values()];
  const byHour = found.rows.reduce((sum, { perHour, seconds }) => sum.plus(perHour.times(seconds)), new Decimal(0));
  const total = once.reduce((sum, { amount }) => sum.plus(amount), paidFor(1, byHour));
  return { hours: inHours(lengthOf(shift)), rows: found.rows, once, total, possible: [...found.possible.values()], notes: [...found.notes.values(), ...ofShift(shift)] };
}

/** The lines of all allowances that can be paid by the hour or by the shift. */
export function allowanceLines({ allowance }: Pick<InquiryPayEquity, "allowance">): HourLine[] {
  return (allowance ?? []).flatMap((arrangement, index) =>
    (arrangement.line ?? []).flatMap((line, place) => (isPerHour(line) || isPerShift(line) ? [{ key: `allowance.${index}.line.${place}`, arrangement, line }] : [])),
  );
}

/**
 * By which of its rows an allowance counts at a moment: one for public holidays, one that names the weekday, or one (or none
 * at all) that holds on any day; null when it does not count then.
 */
export function matchedBy({ period }: Pick<AllowanceArrangement, "period">, { day, weekday, second }: Pick<Piece, "day" | "weekday" | "second">, isHoliday: boolean): "holiday" | "weekday" | "any" | "always" | null {
  if (!period?.length) return "always";
  const ways = period.filter((each) => isAtTime(each, day, second)).map((each) => byDay(each, weekday, isHoliday));
  return ways.find((way) => way === "holiday") ?? ways.find((way) => way !== null) ?? null;
}

type Found = { rows: PaidHours[]; possible: Map<string, Possible>; once: Map<string, { key: string; name: string; amount: Decimal }>; notes: Map<string, Note> };
type Moment = { piece: Piece; holiday: Holiday | null; told: Situation; order: ScaleOrder; chosen: readonly string[]; content: InquiryPayEquity };

function countingLines(lines: readonly HourLine[], moment: Moment, found: Found): HourLine[] {
  const matched = lines.flatMap((line) => {
    const way = wayAt(line, moment);
    return way !== null && mayCount(line, way, moment, found) ? [{ line, way }] : [];
  });
  const forHoliday = matched.filter(({ way }) => way === "holiday").map(({ line }) => line);
  const kept = matched.filter(({ line, way }) => way !== "weekday" || forHoliday.length === 0 || forHoliday.some((other) => relationOf(line, other) ?? relationOf(other, line)));

  for (const { line } of matched.filter((each) => !kept.includes(each))) {
    found.notes.set(`holiday ${line.key}`, { note: "holidayFirst", inputs: { name: words(line.arrangement.name), holiday: words(forHoliday[0]?.arrangement.name ?? ""), date: onDay(moment.piece.day) } });
  }
  return kept.map(({ line }) => line);
}

function wayAt({ arrangement }: HourLine, { piece, holiday, content }: Moment): ReturnType<typeof matchedBy> {
  return isWithin(piece.day, arrangement.effectivePeriod ?? content.effectivePeriod) ? matchedBy(arrangement, piece, holiday !== null) : null;
}

/** What is not sure counts only when chosen; either way it is told that it may. */
function mayCount({ key, arrangement, line }: HourLine, way: string, { told, order, chosen }: Moment, found: Found): boolean {
  const outcome = outcomeOfAll(line.conditions, told, order);
  if (outcome === "false") return false;
  if (outcome === "true" && way !== "always") return true;

  const isChosen = chosen.includes(key);
  const open = openConditions(line.conditions, told, order);
  found.possible.set(key, { key, name: arrangement.name, open, isChosen });
  return isChosen;
}

function addRow(found: Found, piece: Piece, wage: Wage, holiday: Holiday | null, counting: HourLine[]): void {
  const lines = counting.filter(({ line }) => isPerHour(line));
  for (const { key, arrangement, line } of counting.filter((each) => !isPerHour(each.line))) {
    found.once.set(key, { key, name: arrangement.name, amount: new Decimal(line.amount?.value ?? 0) });
  }
  for (const note of remarksOn(lines)) found.notes.set(JSON.stringify(note), note);

  const last = found.rows.at(-1);
  const pay = stacked(wage.hourly, lines);
  const [start, end] = [piece.start, piece.end].map((moment) => moment.toPlainDateTime().toString({ smallestUnit: "second" })) as [string, string];
  if (last && isAlike(last, pay, wage, holiday)) {
    const seconds = last.seconds + piece.seconds;
    found.rows[found.rows.length - 1] = { ...last, end, ...timeAt(seconds, last.perHour) };
    return;
  }
  found.rows.push({ ...pay, start, end, ...timeAt(piece.seconds, pay.perHour), wage, holiday });
}

function timeAt(seconds: number, perHour: Decimal): Pick<PaidHours, "seconds" | "hours" | "total"> {
  return { seconds, hours: inHours(seconds), total: paidFor(seconds, perHour) };
}

function isAlike(row: PaidHours, pay: HourPay, wage: Wage, holiday: Holiday | null): boolean {
  const keys = (added: HourPay["added"]) => added.map(({ key }) => key).join(" ");
  return keys(row.added) === keys(pay.added) && row.wage.hourly.equals(wage.hourly) && row.holiday?.name === holiday?.name;
}

function remarksOn(lines: readonly HourLine[]): Note[] {
  const loose = unrelated(lines);
  const large = lines.filter(({ line: { amount } }) => amount?.unitCode === "Percentage" && surchargeOrTotal(amount.value).mustAsk);
  return [
    ...(loose.length > 1 ? [{ note: "relationUnsaid", inputs: { names: words(loose.join(", ")) } }] : []),
    ...large.map(({ arrangement, line }) => ({ note: "readAsSurcharge", inputs: { name: words(arrangement.name), percentage: share(new Decimal(line.amount?.value ?? 0)) } })),
  ];
}

/** A night in which the clock changes has its own length, which surprises whoever counts on paper. */
function ofShift(shift: Shift): Note[] {
  const { start, end, isRepeated } = shift;
  const hours = inHours(lengthOf(shift));
  const onPaper = inHours(start.toPlainDateTime().until(end.toPlainDateTime()).total("seconds"));
  return [
    ...(onPaper.equals(hours) ? [] : [{ note: "clockChange", inputs: { hours: hoursOf(hours), onPaper: hoursOf(onPaper) } }]),
    ...(isRepeated ? [{ note: "timeTwice", inputs: {} }] : []),
  ];
}

function cutsOf(lines: readonly HourLine[]): number[] {
  return [...new Set(lines.flatMap(({ arrangement }) => (arrangement.period ?? []).flatMap(({ timePeriod }) => Object.values(secondsOf(timePeriod)))))];
}

function isAtTime({ timePeriod, datePeriod }: Period, day: string, second: number): boolean {
  const { from, to } = secondsOf(timePeriod);
  const isOnDate = !datePeriod?.length || datePeriod.some(({ start, end }) => start <= day && (end === undefined || day <= end));
  return isOnDate && from <= second && second < to;
}

function byDay({ weekday: days }: Period, weekday: Piece["weekday"], isHoliday: boolean): "holiday" | "weekday" | "any" | null {
  if (!days?.length) return "any";
  if (isHoliday && days.some(({ value }) => value === "Holiday")) return "holiday";
  return days.some(({ value }) => value === weekday) ? "weekday" : null;
}
