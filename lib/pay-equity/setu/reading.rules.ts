import { AppError, type FieldError, type Values } from "@/lib/core/errors";
import { parseJson } from "@/lib/core/json";
import { Weekday } from "./codes.schema";
import { faultsIn } from "./faults.rules";
import { InquiryPayEquity } from "./message.schema";
import { withBothIntervals } from "./writing.rules";

/** One thing that was not as the standard has it, read all the same: where, and the sentence about it. */
export type ReadNote = FieldError & { kind: "tolerated" | "set_aside" | "unclear" };

/** A message that was read, what had to be said about it, and the part beside the standard (null when there was none). */
export type ReadMessage = { content: InquiryPayEquity; report: ReadNote[]; aside: unknown };

/** Under this key the free web form of wijzerbelonen.nl adds its own answers to what it exports. */
const WEB_FORM = "__webform_data__";

type Tree = Record<string, unknown>;

/**
 * Reads a message that a person hands in. Four things that the documentation of the standard and known senders do otherwise than
 * the schema are read with a note: a recurring moment in one field instead of both, weekdays as bare texts, moments of which only
 * a part is given, and the extra block of the web form of wijzerbelonen.nl. Nothing else is: a guess would become somebody's wage.
 * Of what we wrote ourselves there is nothing to note, and it comes back the same.
 *
 * @throws AppError `too_large`, `malformed` as parseJson does; `invalid_input` for a message of version 1 and for what the
 *   standard does not accept, with every path
 */
export function readMessage(input: string | Uint8Array): ReadMessage {
  const sent = parseJson(input);
  refuseVersionOne(sent);

  const { [WEB_FORM]: aside = null, ...message } = isTree(sent) ? sent : {};
  const report: ReadNote[] = [];
  const read = tolerated(isTree(sent) ? message : sent, [], report);
  const content = accepted(read);
  return { content, report: [...(aside === null ? [] : fromWebForm(aside, content)), ...report], aside };
}

/** Reads what a program sends: as the standard has it and no other way. @throws AppError as `readMessage` */
export function parseStrict(input: string | Uint8Array): InquiryPayEquity {
  const sent = parseJson(input);
  refuseVersionOne(sent);
  return accepted(sent);
}

function accepted(value: unknown): InquiryPayEquity {
  const parsed = InquiryPayEquity.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError("invalid_input", "importing.notTheStandard", { fields: faultsIn(parsed.error.issues, value) });
}

/**
 * Version 1.0 (13 May 2025) is not nearly a version 2, so it is told apart and not converted. Two of its own marks are needed: a
 * message of version 2 with one mistake hears what the mistake is. Source: release notes of SETU Inquiry Pay Equity v2.0.
 */
function refuseVersionOne(sent: unknown): void {
  if (!isTree(sent)) return;

  const marks = [
    ["id", "id" in sent],
    ["other", "other" in sent],
    ["labourAgreements.industryIdentifiers", isTree(sent.labourAgreements) && "industryIdentifiers" in sent.labourAgreements],
    ["positionProfile.0.salaryScale", first(sent.positionProfile, "salaryScale") !== undefined],
    ["remuneration.0.intervalCode", first(sent.remuneration, "intervalCode") !== undefined],
    ["allowance.0.typeCode", isTree(first(sent.allowance, "typeCode"))],
    ["individualChoiceBudget.0.budgetRate", first(sent.individualChoiceBudget, "budgetRate") !== undefined],
  ] as const;
  const seen = marks.filter(([, isThere]) => isThere).map(([path]) => path);
  if (seen.length < 2) return;
  throw new AppError("invalid_input", "importing.versionOne", { values: { version: "1.0" }, fields: seen.map((path) => ({ path, key: "importing.versionOneMark" })) });
}

function first(list: unknown, key: string): unknown {
  const [head] = Array.isArray(list) ? (list as unknown[]) : [];
  return isTree(head) ? head[key] : undefined;
}

/** A copy in which the known other ways of writing are written as the standard has it; each with a note. */
function tolerated(value: unknown, path: readonly string[], report: ReadNote[]): unknown {
  if (Array.isArray(value)) return value.map((part, index) => tolerated(asWeekday(part, [...path, String(index)], report), [...path, String(index)], report));
  if (!isTree(value)) return value;

  const written = value.occurrenceType === "Recurring" ? asRecurring(value, path, report) : value;
  if (written.occurrenceType === "Single") noteMoment(written.date, [...path, "date"], report);
  return Object.fromEntries(Object.entries(written).map(([key, part]) => [key, tolerated(part, [...path, key], report)]));
}

/** Documentation shows `["Monday"]`, the schema asks `[{ "value": "Monday" }]`. A day that does not exist stays as it is and is refused. */
function asWeekday(part: unknown, path: readonly string[], report: ReadNote[]): unknown {
  const place = path.map((key) => (/^\d+$/.test(key) ? "n" : key)).join(".");
  if (place !== "allowance.n.period.n.weekday.n" || typeof part !== "string" || !Weekday.safeParse(part).success) return part;

  report.push({ kind: "tolerated", path: path.join("."), key: "importing.notes.weekday", values: { day: part } });
  return { value: part };
}

/** The schema asks for `interval` and describes `recurringInterval` alone; either is read for both (ISO 8601-1, `R/2027-05-31/P1Y`). */
function asRecurring(value: Tree, path: readonly string[], report: ReadNote[]): Tree {
  const { interval, recurringInterval } = value;
  const note = (kind: ReadNote["kind"], key: string, values: Values) => report.push({ kind, path: path.join("."), key: `importing.notes.${key}`, values });

  if (interval === undefined && typeof recurringInterval === "string") note("tolerated", "intervalMissing", { interval: recurringInterval });
  else if (recurringInterval === undefined && typeof interval === "string") note("tolerated", "recurringIntervalMissing", { interval });
  else if (typeof recurringInterval === "string" && interval !== recurringInterval) note("unclear", "intervalsDiffer", { interval: JSON.stringify(interval).slice(0, 60), other: recurringInterval });
  return withBothIntervals(value);
}

/** The schema says date-time; examples of the standard hold a day and even a month. A day is a day; of anything less or else we say so. */
function noteMoment(date: unknown, path: readonly string[], report: ReadNote[]): void {
  if (typeof date !== "string" || /^\d{4}-\d{2}-\d{2}($|T)/.test(date)) return;
  report.push({ kind: "unclear", path: path.join("."), key: "importing.notes.moment", values: { date: date.slice(0, 60) } });
}

/** The web form knows nothing of where a rule comes from and writes Unknown everywhere. */
function fromWebForm(aside: unknown, content: InquiryPayEquity): ReadNote[] {
  const version = isTree(aside) && typeof aside.appVersion === "string" ? aside.appVersion.slice(0, 20) : "none";
  const unknown = JSON.stringify(content).split('"origin":{"type":"Unknown"}').length - 1;
  return [
    { kind: "set_aside", path: WEB_FORM, key: "importing.notes.webForm", values: { version } },
    ...(unknown > 0 ? [{ kind: "unclear" as const, path: "", key: "importing.notes.originUnknown", values: { count: unknown } }] : []),
  ];
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
