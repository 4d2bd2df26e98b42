import { useFormatter, useTranslations } from "next-intl";
import type { Amount, Condition, Hours, Line, Occurrence } from "@/lib/connector/content.schema";

/** Says the codes and numbers of a received message in words. A code without a word is shown as it came. */
export type Phrases = {
  amount: (amount: Amount) => string;
  euro: (value: number) => string;
  measure: (measure: { value: number; unitCode: string }) => string;
  interval: (interval: { value: number; unitCode: string }) => string;
  line: (line: Line) => string;
  condition: (condition: Condition) => string;
  occurrence: (occurrence: Occurrence) => string;
  hours: (hours: Hours) => string;
  day: (date: string) => string;
};

type Translate = ReturnType<typeof useTranslations<"connector.phrase">>;
type Format = ReturnType<typeof useFormatter>;

export function usePhrases(): Phrases {
  const t = useTranslations("connector.phrase");
  const format = useFormatter();

  const amount = (value: Amount) => amountPhrase(t, format, value);
  const interval = (measure: { value: number; unitCode: string }) => intervalPhrase(t, measure);
  const condition = (value: Condition) => conditionPhrase(t, format, value);
  const line = ({ amount: value, interval: every, contributionSource: source, conditions, description }: Line) => {
    const plain = [value && amount(value), every && interval(every), source && t("source", { source })].filter(Boolean).join(" ");
    return [plain, ...conditions.map(condition), description].filter(Boolean).join("; ");
  };

  return {
    amount,
    interval,
    condition,
    line,
    measure: (measure) => measurePhrase(t, format, measure),
    euro: (value) => format.number(value, { style: "currency", currency: "EUR" }),
    occurrence: (value) => occurrencePhrase(t, format, value),
    hours: ({ timePeriod, weekday }) => {
      const days = weekday.map(({ value }) => t("weekday", { day: value })).join(", ");
      return [days, t("times", { from: timePeriod.start.slice(0, 5), to: timePeriod.end.slice(0, 5) })].filter(Boolean).join(" ");
    },
    day: (date) => dayPhrase(format, date),
  };
}

function amountPhrase(t: Translate, format: Format, amount: Amount): string {
  const { baseAmount, minValue, maxValue } = amount;
  // A percentage has its floor and cap in euros.
  const limit = (value: number) => measurePhrase(t, format, { value, unitCode: amount.unitCode === "Percentage" ? "Euro" : amount.unitCode });

  return [
    measurePhrase(t, format, amount),
    baseAmount?.unitCode && baseAmount.unitCode !== "Fixed" && t("base", { base: baseAmount.unitCode }),
    baseAmount?.baseType && t("baseType", { type: baseAmount.baseType }),
    minValue !== undefined && t("minimum", { amount: limit(minValue) }),
    maxValue !== undefined && t("maximum", { amount: limit(maxValue) }),
  ]
    .filter(Boolean)
    .join(" ");
}

function measurePhrase(t: Translate, format: Format, { value, unitCode }: { value: number; unitCode: string }): string {
  return t("amount", { value: numberOf(format, value, unitCode), count: value, unit: unitCode });
}

/** Money has at least two decimals; nothing is rounded away that a salary table may hold. */
function numberOf(format: Format, value: number, unitCode: string): string {
  return format.number(value, { minimumFractionDigits: unitCode === "Euro" ? 2 : 0, maximumFractionDigits: 6 });
}

function intervalPhrase(t: Translate, { value, unitCode }: { value: number; unitCode: string }): string {
  if (unitCode === "Once") return t("once");
  if (unitCode === "OnExpenseBasis") return t("onExpense");
  return t("interval", { count: value, unit: unitCode });
}

function conditionPhrase(t: Translate, format: Format, condition: Condition): string {
  const compared = (value: string | number) => t("compare", { operator: condition.operator ?? "eq", value: String(value) });

  switch (condition.conditionType) {
    case "Age":
      return t("age", { compared: compared(condition.age ?? "") });
    case "EmploymentDuration":
      return t("employment", { compared: compared(durationPhrase(t, condition.duration ?? "")), reference: condition.referenceDateType ?? "" });
    case "PositionProfile":
      return t("functions", { names: condition.positionProfileIds.join(", ") });
    case "SalaryScale":
      return scalePhrase(t, compared(condition.salaryScale ?? ""), condition.step);
    default:
      return otherPhrase(t, format, condition);
  }
}

function otherPhrase(t: Translate, format: Format, condition: Condition): string {
  const inner = condition.conditions.map((value) => conditionPhrase(t, format, value));
  if (inner.length > 0) return inner.join(condition.conditionType === "AnyOf" ? " / " : " + ");
  if (condition.condition) return t("not", { inner: conditionPhrase(t, format, condition.condition) });
  if (condition.occurrence) return occurrencePhrase(t, format, condition.occurrence);
  return condition.description ?? condition.conditionType;
}

function scalePhrase(t: Translate, compared: string, step: string | undefined): string {
  return step === undefined ? t("scale", { compared }) : t("scaleStep", { compared, step });
}

/** `P6M` is six months; a duration of several parts is shown as it came. */
function durationPhrase(t: Translate, duration: string): string {
  const [, count, unit] = /^P(\d+)([DWMY])$/.exec(duration) ?? [];
  return count && unit ? t("duration", { count: Number(count), unit }) : duration;
}

function occurrencePhrase(t: Translate, format: Format, occurrence: Occurrence): string {
  if (occurrence.event) return relativePhrase(t, occurrence);
  if (occurrence.date) return dayPhrase(format, occurrence.date);

  const interval = occurrence.recurringInterval ?? occurrence.interval ?? "";
  const [, date] = /^R\d*\/(\d{4}-\d{2}-\d{2})[^/]*\/P1Y$/.exec(interval) ?? [];
  return date ? t("yearly", { date: format.dateTime(noon(date), { day: "numeric", month: "long" }) }) : interval;
}

function relativePhrase(t: Translate, { event = "", eventName, offset = "" }: Occurrence): string {
  const named = event === "OtherEvent" && eventName ? eventName : t("event", { event });
  return /^P0[DWMY]$/.test(offset) ? t("at", { event: named }) : t("after", { duration: durationPhrase(t, offset), event: named });
}

/** A calendar date in words; anything else as it came. */
function dayPhrase(format: Format, date: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? format.dateTime(noon(date), { day: "numeric", month: "long", year: "numeric" }) : date;
}

/** The middle of the day, so that the same date is read in the Netherlands. */
function noon(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}
