import { Decimal } from "decimal.js";
import type { ArrangementLine } from "./setu/amounts.schema";
import type { AllowanceArrangement } from "./setu/arrangements.schema";
import type { AllowanceRelation } from "./setu/codes.schema";
import { euros, inDocument, type MethodStep, type Quantity, share, words } from "./method.rules";

/** A line of an allowance that counts for an hour. `key` is its place: `allowance.2.line.0`. */
export type HourLine = { key: string; arrangement: AllowanceArrangement; line: ArrangementLine };

/** What one line adds to an hour, exact, in euros. */
export type Added = { key: string; name: string; amount: Decimal };

/** The pay of an hour: the wage and what every allowance adds to it, with how that was found. */
export type HourPay = { perHour: Decimal; added: Added[]; method: MethodStep[] };

/**
 * The pay of one hour of work for which these lines count together.
 *
 * `Cumulative` and a relation nobody named are both over the bare wage and added up. `Compounding` is over the wage with the
 * allowance it refers to. `Subtractive` is what is left after taking off the allowance it refers to, never below zero. When two
 * lines each refer to the other, the later in the message follows the earlier. Floor and cap are of what a line adds per hour.
 * The standard names the relations and leaves the sums to its readers: https://standard.setu.nl/docs/gelijkwaardige-beloning/
 */
export function stacked(hourly: Decimal, lines: readonly HourLine[]): HourPay {
  const done = new Map<string, { added: Added; step: MethodStep }>();
  for (const line of lines) addedBy(line, hourly, lines, done, []);

  const inOrder = [...done.values()];
  const perHour = inOrder.reduce((sum, { added }) => sum.plus(added.amount), hourly);
  return { perHour, added: inOrder.map(({ added }) => added), method: inOrder.map(({ step }) => step) };
}

/** Lines that count together while the message says nothing of how: their names, for a remark beside the sum. */
export function unrelated(lines: readonly HourLine[]): string[] {
  const alone = lines.filter((line) => lines.some((other) => other !== line && !relationOf(line, other) && !relationOf(other, line)));
  return [...new Set(alone.map(({ arrangement }) => arrangement.name))];
}

/** How a line refers to another one; null when it does not. By id when the reference has one, else by code. */
export function relationOf({ arrangement }: HourLine, other: HourLine): AllowanceRelation | null {
  const ids = [other.arrangement.id?.value, other.line.lineId?.value];
  const found = arrangement.reference?.find(({ id, typeCode }) => (id ? ids.includes(id.value) : typeCode === other.arrangement.typeCode));
  return found && arrangement !== other.arrangement ? (found.relationType ?? "Cumulative") : null;
}

/**
 * Whether a percentage can be meant in two ways. "150%" may be a surcharge of 150% or a total of which 100% is the wage itself;
 * whoever fills it in must say which. Below 100 it can only be a surcharge.
 *
 * @returns `asTotal`: the surcharge when the percentage is the total
 */
export function surchargeOrTotal(percentage: Decimal.Value): { mustAsk: boolean; asSurcharge: Decimal; asTotal: Decimal | null } {
  const asSurcharge = new Decimal(percentage);
  const mustAsk = asSurcharge.greaterThanOrEqualTo(100);
  return { mustAsk, asSurcharge, asTotal: mustAsk ? asSurcharge.minus(100) : null };
}

/** Whether a line is paid by the hour: a percentage of the hourly wage, or euros per hour. */
export function isPerHour({ amount, interval }: ArrangementLine): boolean {
  if (!amount) return false;
  if (amount.unitCode === "Percentage") return amount.baseAmount.unitCode === "HourlyRate" || (amount.baseAmount.value !== undefined && interval?.unitCode === "Hour");
  return amount.unitCode === "Euro" && interval?.unitCode === "Hour" && interval.value > 0;
}

/** A fixed sum for a shift or a night as a whole. */
export function isPerShift({ amount, interval }: ArrangementLine): boolean {
  return amount?.unitCode === "Euro" && interval?.value === 1 && (interval.unitCode === "Shift" || interval.unitCode === "Night");
}

type Done = Map<string, { added: Added; step: MethodStep }>;

/** @param under the lines being worked out: a line that leads back to itself counts without it */
function addedBy(line: HourLine, hourly: Decimal, lines: readonly HourLine[], done: Done, under: readonly string[]): Decimal {
  const known = done.get(line.key);
  if (known) return known.added.amount;

  const referred = (relation: AllowanceRelation) => lines.filter((other) => !under.includes(other.key) && follows(line, other, lines) && relationOf(line, other) === relation);
  const amountOf = (other: HourLine) => addedBy(other, hourly, lines, done, [...under, line.key]);
  const over = referred("Compounding");
  const base = over.reduce((sum, other) => sum.plus(amountOf(other)), baseFor(line, hourly));
  const less = referred("Subtractive").reduce((sum, other) => sum.plus(amountOf(other)), new Decimal(0));

  const gross = sizeFor(line, base);
  const amount = Decimal.max(0, limited(line, gross).minus(less));
  done.set(line.key, { added: { key: line.key, name: line.arrangement.name, amount }, step: stepFor(line, { base, over, less, amount }) });
  return amount;
}

/** Of two lines that refer to each other, only the later follows. */
function follows(line: HourLine, other: HourLine, lines: readonly HourLine[]): boolean {
  const isMutual = relationOf(other, line) !== null && relationOf(other, line) !== "Cumulative";
  return !isMutual || lines.indexOf(other) < lines.indexOf(line);
}

/** The base of an hour: the hourly wage, or the amount the line names, within the bounds it names. */
function baseFor({ line }: HourLine, hourly: Decimal): Decimal {
  const { value, minValue, maxValue } = line.amount?.baseAmount ?? {};
  const base = value === undefined ? hourly : new Decimal(value);
  return within(base, minValue, maxValue);
}

function sizeFor({ line: { amount, interval } }: HourLine, base: Decimal): Decimal {
  if (!amount) return new Decimal(0);
  if (amount.unitCode === "Percentage") return base.times(amount.value).dividedBy(100);
  return new Decimal(amount.value).dividedBy(interval?.value ?? 1);
}

function limited({ line: { amount } }: HourLine, gross: Decimal): Decimal {
  return within(gross, amount?.minValue, amount?.maxValue);
}

function within(value: Decimal, min: number | undefined, max: number | undefined): Decimal {
  const raised = min === undefined ? value : Decimal.max(value, min);
  return max === undefined ? raised : Decimal.min(raised, max);
}

type Worked = { base: Decimal; over: HourLine[]; less: Decimal; amount: Decimal };

function stepFor(line: HourLine, worked: Worked): MethodStep {
  const { base, over, less, amount } = worked;
  const size = new Decimal(line.line.amount?.value ?? 0);
  const isShare = line.line.amount?.unitCode === "Percentage";
  const inputs: Record<string, Quantity> = {
    name: words(line.arrangement.name),
    size: isShare ? share(size) : euros(size),
    ...(isShare && { base: euros(base) }),
    ...(over.length > 0 && { over: words(over.map((each) => each.arrangement.name).join(", ")) }),
    ...(less.greaterThan(0) && { less: euros(less) }),
  };
  return { step: stepName(line, worked, isShare), inputs, value: amount, source: inDocument(line.key) };
}

function stepName(line: HourLine, { base, over, less, amount }: Worked, isShare: boolean): string {
  if (less.greaterThan(0)) return "allowanceSubtractive";
  if (!amount.equals(sizeFor(line, base))) return "allowanceLimited";
  if (!isShare) return "allowanceEuro";
  return over.length > 0 ? "allowanceCompounding" : "allowancePercentage";
}
