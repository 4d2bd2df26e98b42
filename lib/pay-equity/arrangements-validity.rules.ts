import { Decimal } from "decimal.js";
import { error, type Finding, groupedBy, warning } from "./finding.rules";
import { overlap, periodOf } from "./periods-validity.rules";
import type { ArrangementLine, EffectivePeriod, IkbReference } from "./setu/amounts.schema";
import type { AllowanceArrangement } from "./setu/arrangements.schema";
import type { InquiryPayEquity } from "./setu/message.schema";

/**
 * Arrangements that say two things about one situation: the same kind twice at one time, equal rows of an allowance with other
 * amounts, a percentage that may be a total or a surcharge, and what is counted in a budget as well as beside it.
 */
export function overlapsAndDoubles(content: InquiryPayEquity): Finding[] {
  return [...blocks.flatMap((block) => overlapsIn(block, content)), ...differingRows(content), ...(content.allowance ?? []).flatMap(totalOrSurcharge), ...budgets(content)];
}

const blocks = ["holidayAllowance", "sickPay", "individualChoiceBudget", "pension", "sustainableEmployability", "supplementaryArrangement", "otherArrangement"] as const;
type Block = (typeof blocks)[number];
type Arrangement = { name: string; effectivePeriod?: EffectivePeriod; typeCode?: string; line?: ArrangementLine[] };

/** There is one holiday allowance and one sick pay; of the others there may be several by name. Other conditions: another group. */
function overlapsIn(block: Block, content: InquiryPayEquity): Finding[] {
  const hasOneName = block === "holidayAllowance" || block === "sickPay";
  const earlier = new Map<string, { period: EffectivePeriod; name: string }[]>();

  return (content[block] ?? []).flatMap((arrangement: Arrangement, index): Finding[] => {
    const { name, typeCode = "", line = [] } = arrangement;
    const period = periodOf(arrangement.effectivePeriod, content.effectivePeriod);
    const conditions = line.map(({ conditions: each, contributionSource }) => JSON.stringify([each ?? [], contributionSource])).sort();
    const key = JSON.stringify([typeCode, hasOneName ? "" : name.trim().toLowerCase(), conditions]);
    const before = earlier.get(key) ?? [];
    earlier.set(key, [...before, { period, name }]);

    const clash = before.find((other) => overlap(other.period, period));
    return clash ? [error(`${block}.${index}.effectivePeriod`, "arrangementsOverlap", { name, other: clash.name })] : [];
  });
}

type AllowanceRow = { key: string; value: string; amount: number; period: EffectivePeriod; path: string };

/** Two rows for the same code, times and conditions on one day whose amounts differ: nobody can tell which of them is owed. */
function differingRows({ allowance = [], effectivePeriod }: InquiryPayEquity): Finding[] {
  const earlier = new Map<string, AllowanceRow[]>();

  return allowance.flatMap((each, index) => {
    const period = periodOf(each.effectivePeriod, effectivePeriod);
    return (each.line ?? []).flatMap((line, at): Finding[] => {
      if (!line.amount) return [];
      const row = rowOf(each, line, period, `allowance.${index}.line.${at}`);
      const before = earlier.get(row.key) ?? [];
      earlier.set(row.key, [...before, row]);

      const other = before.find((candidate) => candidate.value !== row.value && overlap(candidate.period, period));
      return other ? [error(`${row.path}.amount`, "rowsDiffer", { name: each.name, amount: row.amount, other: other.amount })] : [];
    });
  });
}

/** What the rows are for: the code stands for many things, so the name counts as well when no times are said. */
function rowOf(each: AllowanceArrangement, line: ArrangementLine, period: EffectivePeriod, path: string): AllowanceRow {
  const { value = 0, minValue, maxValue, unitCode, baseAmount } = line.amount ?? {};
  const when = each.period?.length ? each.period : each.name.trim().toLowerCase();
  const key = JSON.stringify([each.typeCode, when, line.conditions ?? [], line.interval, unitCode, baseAmount, line.contributionSource]);
  return { key, value: JSON.stringify([value, minValue, maxValue]), amount: value, period, path };
}

/** "150%" on an hour: half as much more, or one and a half times as much more? The standard knows surcharges only. */
function totalOrSurcharge({ typeCode, name, line }: AllowanceArrangement, index: number): Finding[] {
  if (!typeCode.startsWith("HT")) return [];

  return (line ?? []).flatMap(({ amount }, at) => {
    const isAboveWhole = amount?.unitCode === "Percentage" && amount.baseAmount.unitCode === "HourlyRate" && amount.value > 100;
    return isAboveWhole ? [warning(`allowance.${index}.line.${at}.amount.value`, "totalOrSurcharge", { name, amount: amount.value })] : [];
  });
}

type Reference = { path: string; value: IkbReference; share: number | null };

/** What is Included in a budget is paid out of it: not beside it as well, and together no more than the budget. */
function budgets(content: InquiryPayEquity): Finding[] {
  const references = [...referencesIn(content)];
  const contradicting = [...byLine(references).values()].flatMap((ofLine) => contradiction(ofLine));
  return [...contradicting, ...twiceCounted(content), ...tooSmall(content, references)];
}

function* referencesIn(content: InquiryPayEquity): Generator<Reference> {
  for (const block of ["allowance", "holidayAllowance", "pension", "sustainableEmployability", "supplementaryArrangement", "otherArrangement"] as const) {
    for (const [index, { line = [] }] of (content[block] ?? []).entries()) yield* inLines(line, `${block}.${index}.line`);
  }
  for (const [index, leave] of (content.leave ?? []).entries()) {
    for (const list of ["paidLeave", "workingHoursReduction", "holidays", "specialLeave", "additionalParentalLeave"] as const) {
      yield* inLines(leave[list] ?? [], `leave.${index}.${list}`);
    }
  }
}

function* inLines(lines: readonly ArrangementLine[], path: string): Generator<Reference> {
  for (const [index, { ikbReference = [], amount, conditions }] of lines.entries()) {
    const share = amount?.unitCode === "Percentage" && !conditions?.length ? amount.value : null;
    for (const [at, value] of ikbReference.entries()) yield { path: `${path}.${index}.ikbReference.${at}`, value, share };
  }
}

function byLine(references: readonly Reference[]): Map<string, Reference[]> {
  return groupedBy(references, ({ path, value }) => `${path.slice(0, path.lastIndexOf(".ikbReference"))} ${value.id.value}`);
}

function contradiction(ofLine: readonly Reference[]): Finding[] {
  const [first] = ofLine;
  const other = ofLine.find(({ value }) => value.relationType !== first?.value.relationType);
  return other ? [error(`${other.path}.relationType`, "budgetContradicts", { id: other.value.id.value })] : [];
}

/** Holiday allowance that the budget holds and that stands beside it once more, for the same people at the same time. */
function twiceCounted({ holidayAllowance = [], effectivePeriod }: InquiryPayEquity): Finding[] {
  const lines = holidayAllowance.flatMap((arrangement, index) =>
    (arrangement.line ?? []).map((line, at) => ({ line, path: `holidayAllowance.${index}.line.${at}`, period: periodOf(arrangement.effectivePeriod, effectivePeriod) })),
  );
  const isIncluded = ({ ikbReference = [] }: ArrangementLine) => ikbReference.some(({ relationType }) => relationType === "Included");
  const included = lines.filter(({ line }) => isIncluded(line));
  const beside = lines.filter(({ line }) => !isIncluded(line) && line.amount?.unitCode === "Percentage");

  return beside.flatMap(({ line, path, period }) => {
    const isSame = (other: (typeof lines)[number]) =>
      JSON.stringify(other.line.conditions ?? []) === JSON.stringify(line.conditions ?? []) &&
      other.line.amount?.value === line.amount?.value &&
      overlap(other.period, period) !== null;
    const twin = included.find(isSame);
    return twin ? [error(path, "countedTwice", { id: twin.line.ikbReference?.[0]?.id.value ?? "", share: line.amount?.value ?? 0 })] : [];
  });
}

function tooSmall({ individualChoiceBudget = [] }: InquiryPayEquity, references: readonly Reference[]): Finding[] {
  return individualChoiceBudget.flatMap(({ id, name, line = [] }, index) => {
    const size = shareOf(line);
    const included = references.filter(({ value }) => value.relationType === "Included" && value.id.value === id?.value);
    const needed = included.reduce((total, { share }) => total.plus(share ?? 0), new Decimal(0));
    return size && needed.greaterThan(size)
      ? [warning(`individualChoiceBudget.${index}.line`, "budgetTooSmall", { name, size: size.toNumber(), needed: needed.toNumber() })]
      : [];
  });
}

/** The whole of a budget in per cents; null when it is not said in per cents alone. */
function shareOf(lines: readonly ArrangementLine[]): Decimal | null {
  const isPlain = lines.length > 0 && lines.every(({ amount }) => amount?.unitCode === "Percentage");
  return isPlain ? lines.reduce((total, { amount }) => total.plus(amount?.value ?? 0), new Decimal(0)) : null;
}
