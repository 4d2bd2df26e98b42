import type { InquiryPayEquity } from "@/lib/pay-equity/setu/message.schema";
import { canonicalJson } from "@/lib/pay-equity/setu/writing.rules";
import { publishedVersions } from "@/prisma/story/logistiek-noord";

/** Functions added to those of the story, each with a scale of its own; with them a document is between 10 and 20 kB. */
const ADDED = ["RECEPTIONIST", "MONTEUR", "CHAUFFEUR-C", "CHAUFFEUR-CE", "PLANNER", "EXPEDITIE"] as const;
const STEPS = 10;

/** Two versions that follow each other: wages, allowances and expenses differ in many places. */
export function versionPair(seed = 0): { before: InquiryPayEquity; after: InquiryPayEquity } {
  const [before, , after] = publishedVersions();
  if (!before || !after) throw new Error("the story lost its versions");
  return { before: enlarged(before.content, 2_700 + seed), after: enlarged(after.content, 2_780 + seed) };
}

/** One with so many scales, in the manner of the story. */
export function manyScales(count: number): InquiryPayEquity {
  const { after } = versionPair();
  const [table, ...others] = after.remuneration;
  const [pattern] = table?.salaryScale ?? [];
  if (!table || !pattern) throw new Error("the story lost its scales");
  return { ...after, remuneration: [{ ...table, salaryScale: Array.from({ length: count }, (_, index) => ({ ...pattern, name: `S${index}` })) }, ...others] };
}

/** The functions of a document; every other one for a company that is not shared all of them. */
export function functionIds(content: InquiryPayEquity): string[] {
  return (content.positionProfile ?? []).map(({ positionId }) => positionId.value);
}

/** The document as it is sent. */
export function textOf(content: InquiryPayEquity): string {
  return canonicalJson(content);
}

function enlarged(content: InquiryPayEquity, wage: number): InquiryPayEquity {
  const [table, ...others] = content.remuneration;
  const [profile] = content.positionProfile ?? [];
  const [pattern] = table?.salaryScale ?? [];
  if (!table || !profile || !pattern) throw new Error("the story lost its scales");

  const profiles = ADDED.map((id, index) => ({ ...profile, positionId: { value: id }, positionTitle: titleOf(id), referenceTitle: `${titleOf(id)} ${index + 1}` }));
  const scales = ADDED.map((id, index) => {
    const steps = Array.from({ length: STEPS }, (_, step) => ({ name: String(step), value: wage + index * 110 + step * 62 }));
    return { ...pattern, name: `E${index + 1}`, minValue: steps[0]?.value, maxValue: steps.at(-1)?.value, salaryStep: steps, positionProfileReference: [{ positionId: { value: id }, startSalaryStep: "0" }] };
  });
  return {
    ...content,
    positionProfile: [...(content.positionProfile ?? []), ...profiles],
    remuneration: [{ ...table, salaryScale: [...(table.salaryScale ?? []), ...scales] }, ...others],
  };
}

function titleOf(id: string): string {
  return `${id.charAt(0)}${id.slice(1).toLowerCase().replace("-", " ")}`;
}
