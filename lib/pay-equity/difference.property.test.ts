import fc from "fast-check";
import { expect, test } from "vitest";
import { wordsIn } from "@/lib/core/words";
import { differences } from "./difference.rules";
import type { Difference } from "./difference.schema";
import { canonical } from "./matching.rules";
import { documents } from "./setu/arbitrary.test-support";
import { fullExample } from "./setu/examples";
import { InquiryPayEquity } from "./setu/message.schema";

const nl = wordsIn("nl");
const RUNS = { numRuns: 12, endOnFailure: true };

function between(before: InquiryPayEquity, after: InquiryPayEquity): Difference[] {
  return differences({ content: before, sections: {} }, { content: after, sections: {} }, "nl", nl);
}

test("a document does not differ from itself, nor from itself with its elements in another order", () => {
  fc.assert(
    fc.property(documents(), (content) => {
      expect(between(content, structuredClone(content))).toEqual([]);
      expect(between(content, moved(content))).toEqual([]);
    }),
    RUNS,
  );
});

test("two documents that differ always tell a difference, and what is new one way is gone the other way", () => {
  fc.assert(
    fc.property(documents(), documents(), (before, after) => {
      const there = between(before, after);
      const back = between(after, before);
      expect(there.length > 0).toBe(meaning(before) !== meaning(after));
      expect(counted(there, "added")).toBe(counted(back, "removed"));
      expect(counted(there, "removed")).toBe(counted(back, "added"));
      for (const { sentence, before: was, after: is } of [...there, ...back]) expect([sentence, was, is].every((words) => words.trim() !== "")).toBe(true);
    }),
    RUNS,
  );
});

test("one field that changes is told, whichever it is", () => {
  const before = fullExample();
  const silent = leafPaths(before).filter((path) => {
    const after = edited(before, path);
    return InquiryPayEquity.safeParse(after).success && between(before, after).length === 0;
  });
  expect(silent.map((path) => path.join("."))).toEqual(["documentId.value", "documentId.schemeAgencyId", "versionId.value", "issued"]);
});

test("one field that is left out is told, whichever it is", () => {
  const before = fullExample();
  const optional = leafPaths(before).filter((path) => typeof path.at(-1) === "string" && !["value", "unitCode", "type"].includes(String(path.at(-1))));
  const silent = optional.filter((path) => {
    const after = edited(before, path, true);
    return InquiryPayEquity.safeParse(after).success && between(before, after).length === 0;
  });
  expect(silent.map((path) => path.join("."))).toEqual(["issued"]);
});

type Path = (string | number)[];

function counted(found: Difference[], kind: Difference["kind"]): number {
  return found.filter((difference) => difference.kind === kind).reduce((sum, { others }) => sum + 1 + others.length, 0);
}

function meaning({ documentId: _document, versionId: _version, issued: _issued, ...said }: InquiryPayEquity): string {
  return canonical(said);
}

/** Every list turned around, but for the scales, whose order means something. */
function moved<Value>(value: Value, key = ""): Value {
  if (Array.isArray(value)) {
    const held = value.map((item: unknown) => moved(item));
    return (key === "salaryScale" ? held : held.reverse()) as Value;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, moved<unknown>(held, name)])) as Value;
}

function leafPaths(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leafPaths(item, [...path, index]));
  if (typeof value === "object" && value !== null) return Object.entries(value).flatMap(([key, held]) => leafPaths(held, [...path, key]));
  return [path];
}

/** The document with one value left out, or changed into another that the standard knows. */
function edited(content: InquiryPayEquity, path: Path, leftOut = false): InquiryPayEquity {
  const after = structuredClone(content);
  let at = after as unknown as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as typeof at;
  const last = path.at(-1) ?? "";
  if (leftOut) delete at[last];
  else at[last] = changed(at[last]);
  return after;
}

function changed(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return 77;
  return codes.find((row) => row.includes(String(value)))?.find((code) => code !== value) ?? "anders";
}

/** Codes change into a code of the same list, so that words can be found for them. */
const codes = [
  ["CollectiveLabourAgreement", "CustomLabourAgreement"],
  ["Customer", "Supplier"],
  ["KvK", "RSIN"],
  ["Hour", "Day", "Week", "Month", "Year", "Relocation"],
  ["Percentage", "Euro", "SalaryStep"],
  ["HourlyRate", "MonthlyRate", "YearlyRate", "Fixed"],
  ["GrossSalary", "UsualWage", "HolidayAllowance", "SickPay", "SocialInsuranceWage", "Pension"],
  ["Employer", "Employee"],
  ["HT320", "HT300", "HT200", "EA103"],
  ["Monday", "Wednesday", "Tuesday"],
  ["Cumulative", "Compounding"],
  ["OnTop", "Included", "None"],
  ["lt", "gte", "eq"],
  ["HireDate", "SeniorityDate"],
  ["SalaryPeriodEnd", "SickLeave", "OtherEvent"],
  ["Education", "CareerCoaching"],
  ["PAWW", "RVU"],
  ["Business", "Private"],
  ["Single", "Relative", "Recurring"],
  ["Text", "Age", "Occurrence", "EmploymentDuration", "PositionProfile", "SalaryScale", "Not", "AllOf", "AnyOf"],
];
