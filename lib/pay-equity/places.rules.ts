import { homeOf } from "./blocks.rules";
import { type BlockId, blockIds } from "./blocks.schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import { capital, type Voice } from "./wording.rules";

/** The block of the form to which a place in the message belongs. */
export function blockAt(path: string, content: InquiryPayEquity): BlockId {
  const [top = "", index = ""] = path.split(".");
  if (top === "allowance") return homeOf(content.allowance?.[Number(index)]?.typeCode ?? "HT100");
  if (top === "sections") return blockIds.find((id) => id === index) ?? "general";
  return homes[top] ?? "general";
}

/** A place in the message as a person calls it: "Salaris, schaal B, trede 2". What has no name of its own is left out. */
export function placeAt(path: string, content: InquiryPayEquity, voice: Voice): string {
  const names = new Set<string>();
  const block = blockAt(path, content);
  const top = path.split(".")[0] ?? "";
  names.add(top === "remuneration" ? voice.translate("payEquity.report.places.remuneration") : voice.translate(`payEquity.blocks.${block}`));

  let value: unknown = content;
  let list = "";
  for (const segment of path.split(".")) {
    value = childOf(value, segment);
    if (/^\d+$/.test(segment)) names.add(itemName(list, Number(segment), value, content, voice));
    else names.add(partName(segment, voice));
    list = segment;
  }
  const said = [...names].filter((name) => name !== "");
  const [first = "", ...rest] = said;
  return [capital(first), ...rest.filter((name, index) => name.toLowerCase() !== (rest[index - 1] ?? first).toLowerCase())].join(", ");
}

const homes: Partial<Record<string, BlockId>> = {
  effectivePeriod: "general",
  customer: "general",
  labourAgreements: "general",
  remuneration: "remuneration",
  positionProfile: "positions",
  holidayAllowance: "holidayAllowance",
  sickPay: "sickPay",
  leave: "leave",
  individualChoiceBudget: "individualChoiceBudget",
  pension: "pension",
  sustainableEmployability: "sustainableEmployability",
  supplementaryArrangement: "supplementary",
  otherArrangement: "other",
  baseDefinition: "bases",
};

function childOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/** What one of a list is called: a sentence of `payEquity.report.places`, and where its name stands. */
const named: Partial<Record<string, { key: string; value: string; at: string[] }>> = {
  salaryScale: { key: "scale", value: "name", at: ["name"] },
  salaryStep: { key: "step", value: "name", at: ["name"] },
  positionProfile: { key: "position", value: "title", at: ["positionTitle"] },
  positionProfileReference: { key: "reference", value: "name", at: ["positionId", "value"] },
  baseDefinition: { key: "base", value: "name", at: ["baseType"] },
  legalId: { key: "legalId", value: "value", at: ["value"] },
  personContacts: { key: "contact", value: "name", at: ["name", "formattedName"] },
};

/** One of a list: by its name where it has one, else by its number among several. */
function itemName(list: string, index: number, item: unknown, content: InquiryPayEquity, voice: Voice): string {
  if (list === "remuneration" && content.remuneration.length === 1) return "";

  const say = (key: string, values: Record<string, string | number>) => voice.translate(`payEquity.report.places.${key}`, values);
  const name = named[list];
  if (name) return say(name.key, { [name.value]: inLanguage(list, textAt(item, name.at), voice) });
  return numbered[list] ? say(numbered[list], { number: index + 1 }) : textAt(item, ["name"]);
}

/** A function by its title and a base by its name, instead of their codes. */
function inLanguage(list: string, text: string, { translate, titles }: Voice): string {
  if (list === "positionProfileReference") return titles.get(text) ?? text;
  return list === "baseDefinition" ? translate(`payEquity.bases.${text}`) : text;
}

function textAt(item: unknown, keys: readonly string[]): string {
  const value = keys.reduce(childOf, item);
  return typeof value === "string" ? value : "";
}

const numbered: Partial<Record<string, string>> = {
  remuneration: "table",
  line: "line",
  period: "times",
  reference: "stacking",
  individualSalaryIncrease: "individualIncrease",
  generalSalaryIncrease: "generalIncrease",
};

const parts: Partial<Record<string, string>> = {
  workDuration: "hours",
  effectivePeriod: "period",
  hourlyWageConversion: "conversion",
  interval: "interval",
  conditions: "conditions",
  collectiveLabourAgreement: "cao",
  waitingDays: "waiting",
  paidLeave: "paidLeave",
  workingHoursReduction: "workingHoursReduction",
  holidays: "holidays",
  specialLeave: "specialLeave",
  additionalParentalLeave: "additionalParentalLeave",
  ikbReference: "budget",
};

function partName(segment: string, { translate }: Voice): string {
  const part = parts[segment];
  return part ? translate(`payEquity.report.places.${part}`) : "";
}
