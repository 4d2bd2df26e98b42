import type { EffectivePeriod } from "./setu/amounts.schema";
import type { Condition } from "./setu/conditions.schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { RemunerationPackage, SalaryScale, SalaryScaleStep } from "./setu/remuneration.schema";
import { type Outcome, openConditions, outcomeOfAll, type ScaleOrder, scaleOrder, type Situation } from "./conditions.rules";
import { onDay, type Quantity, words } from "./method.rules";

/** What a wage is asked for. Without a scale: the function's own; without a step: where it starts. */
export type WageQuestion = Situation & { positionId: string };

/** A scale and step in a table, with where they stand in the message. `bound` for a scale that is only a range. */
export type Placed = { table: RemunerationPackage; tableIndex: number; scale: SalaryScale; scaleIndex: number; step: OfferedStep; path: string; open: Condition[] };

export type OfferedStep = SalaryScaleStep & { bound?: "minimum" | "maximum"; path: string };

/** Why there is no answer: `calculation.refusals.<reason>`, said at the field it is about. */
export type Refusal = { reason: string; field: "positionId" | "scale" | "step" | "date"; inputs: Record<string, Quantity> };

/**
 * The table, scale and step that hold for a function on a day. Of several tables the one whose conditions surely hold goes
 * before one of which that is not known, then the newest; so a table that begins later takes over from one without an end.
 */
export function placeOf(content: InquiryPayEquity, question: WageQuestion): Placed | Refusal {
  const order = scaleOrder(content);
  const inForce = tablesOn(content, question.date);
  if (inForce.length === 0) return refusal("noTable", "date", { date: onDay(question.date) });

  const tables = ranked(inForce.filter(({ table }) => scalesFor(table, question).length > 0), question, order);
  const chosen = tables[0];
  if (!chosen) return noScale(content, question);

  const { table, index } = chosen;
  const scale = scalesFor(table, question)[0] as SalaryScale;
  const scaleIndex = (table.salaryScale ?? []).indexOf(scale);
  const path = `remuneration.${index}.salaryScale.${scaleIndex}`;
  const step = chosenStep(scale, path, question, order);
  if (!step) return refusal("stepUnknown", "step", { step: words(question.step ?? ""), scale: words(scale.name) });

  const told = { ...question, scale: scale.name, step: step.name };
  const others = tables.slice(1).filter(({ outcome }) => outcome === "unknown");
  const open = [...[table, ...others.map((other) => other.table)].flatMap(({ conditions }) => openConditions(conditions, told, order)), ...openConditions(step.conditions, told, order)];
  return { table, tableIndex: index, scale, scaleIndex, step, path: step.path, open };
}

export function isRefusal(answer: object): answer is Refusal {
  return "reason" in answer;
}

/** The scales and steps one can ask for on a day, for one function: what a form offers. Empty when no table names it. */
export function offeredScales(content: InquiryPayEquity, positionId: string, date: string): { name: string; steps: OfferedStep[] }[] {
  const placed = placeOf(content, { positionId, date });
  if (isRefusal(placed)) return [];

  const path = `remuneration.${placed.tableIndex}.salaryScale`;
  const own = scalesFor(placed.table, { positionId });
  const others = (placed.table.salaryScale ?? []).filter((scale) => !own.includes(scale));
  return [...own, ...others].map((scale) => ({ name: scale.name, steps: stepsOf(scale, `${path}.${(placed.table.salaryScale ?? []).indexOf(scale)}`) }));
}

/** The steps of a scale; of a scale that is only a range, its two ends. */
export function stepsOf({ salaryStep, minValue, maxValue }: SalaryScale, path: string): OfferedStep[] {
  if (salaryStep?.length) return salaryStep.map((step, index) => ({ ...step, path: `${path}.salaryStep.${index}` }));
  return [
    ...(minValue === undefined ? [] : [{ name: "minimum", value: minValue, bound: "minimum" as const, path: `${path}.minValue` }]),
    ...(maxValue === undefined ? [] : [{ name: "maximum", value: maxValue, bound: "maximum" as const, path: `${path}.maxValue` }]),
  ];
}

/** When a table holds: its own period, and where it says nothing that of the document. Both ends included. */
export function periodOf(table: RemunerationPackage, content: Pick<InquiryPayEquity, "effectivePeriod">): EffectivePeriod {
  const { validFrom = content.effectivePeriod.validFrom, validTo = content.effectivePeriod.validTo } = table.effectivePeriod ?? {};
  return { ...(validFrom !== undefined && { validFrom }), ...(validTo !== undefined && { validTo }) };
}

/** Whether a day lies in a period, both ends included; a missing end is open. */
export function isWithin(day: string, { validFrom, validTo }: EffectivePeriod): boolean {
  return (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
}

/** The scales of a table a question is about: the one it names, or those that refer to its function. */
function scalesFor({ salaryScale }: RemunerationPackage, { positionId, scale }: { positionId: string; scale?: string }): SalaryScale[] {
  const refersTo = ({ positionProfileReference }: SalaryScale) => (positionProfileReference ?? []).some((each) => each.positionId.value === positionId);
  return (salaryScale ?? []).filter((each) => (scale === undefined ? refersTo(each) : each.name === scale));
}

type InForce = { table: RemunerationPackage; index: number; from: string };

function tablesOn(content: InquiryPayEquity, date: string): InForce[] {
  return content.remuneration.flatMap((table, index) => {
    const period = periodOf(table, content);
    return isWithin(date, period) ? [{ table, index, from: period.validFrom ?? "" }] : [];
  });
}

/** A table that names the function itself goes before one that only has a scale of the same name. */
function ranked(tables: InForce[], question: WageQuestion, order: ScaleOrder): (InForce & { outcome: Outcome })[] {
  const { scale, ...told } = question;
  return tables
    .map((each) => ({ ...each, outcome: outcomeOfAll(each.table.conditions, scale === undefined ? inFirstScale(each.table, told) : question, order) }))
    .filter(({ outcome }) => outcome !== "false")
    .toSorted((one, other) => rank(other) - rank(one) || other.from.localeCompare(one.from));

  function rank({ table, outcome }: InForce & { outcome: Outcome }): number {
    return (outcome === "true" ? 2 : 0) + (scalesFor(table, told).length > 0 ? 1 : 0);
  }
}

function inFirstScale(table: RemunerationPackage, question: WageQuestion): Situation {
  const scale = scalesFor(table, question)[0]?.name;
  return { ...question, ...(scale !== undefined && { scale }) };
}

function noScale(content: InquiryPayEquity, { positionId, scale, date }: WageQuestion): Refusal {
  const title = content.positionProfile?.find((profile) => profile.positionId.value === positionId)?.positionTitle;
  if (title === undefined) return refusal("positionUnknown", "positionId", { position: words(positionId) });
  if (scale !== undefined) return refusal("scaleUnknown", "scale", { scale: words(scale), date: onDay(date) });
  return refusal("positionWithoutScale", "positionId", { position: words(title), date: onDay(date) });
}

/**
 * The step asked for; else one whose own conditions surely hold (a youth step, once the age is known), else where the
 * function starts, else the first step without conditions.
 */
function chosenStep(scale: SalaryScale, path: string, question: WageQuestion, order: ScaleOrder): OfferedStep | undefined {
  const steps = stepsOf(scale, path);
  if (question.step !== undefined) return steps.find(({ name }) => name === question.step);

  const reference = scale.positionProfileReference?.find(({ positionId }) => positionId.value === question.positionId);
  const holds = (step: SalaryScaleStep) => outcomeOfAll(step.conditions, { ...question, scale: scale.name, step: step.name }, order);
  return (
    steps.find((step) => step.conditions?.length && holds(step) === "true") ??
    steps.find(({ name }) => name === reference?.startSalaryStep) ??
    steps.find((step) => !step.conditions?.length) ??
    steps[0]
  );
}

function refusal(reason: string, field: Refusal["field"], inputs: Record<string, Quantity>): Refusal {
  return { reason, field, inputs };
}
