import { describe, expect, test } from "vitest";
import type { ArrangementLine } from "./setu/amounts.schema";
import type { Condition } from "./setu/conditions.schema";
import { minimalExample } from "./setu/examples";
import { sickPayRows } from "./sick-pay-validity.rules";

const from = (offset: string): Condition => ({ conditionType: "Occurrence", occurrence: { occurrenceType: "Relative", event: "SickLeave", offset } });
const until = (offset: string): Condition => ({ conditionType: "Not", condition: from(offset) });
const row = (...conditions: Condition[]): ArrangementLine => ({ conditions });
const positions = (...positionProfileIds: string[]): Condition => ({ conditionType: "PositionProfile", operator: "in", positionProfileIds });

function said(line: ArrangementLine[]): string[] {
  const found = sickPayRows({ ...minimalExample(), sickPay: [{ name: "Ziekte", origin: { type: "Unknown" }, line }] });
  return found.map(({ severity, path, key, values }) => `${severity} ${path.slice(-1)} ${key.split(".").at(-1)} ${values.week}${values.next ? `→${values.next}` : ""}`);
}

describe("rows of sick pay", () => {
  test.each<[string, ArrangementLine[], string[]]>([
    ["100% from the first day, 70% from week 53", [row(from("P0D")), row(from("P52W"))], []],
    ["the same in years", [row(from("P0D")), row(from("P1Y"))], []],
    ["the same with ends", [row(from("P0D"), until("P52W")), row(from("P52W"), until("P104W"))], []],
    ["the same by how long each row lasts", [{ ...row(from("P0D")), interval: { value: 52, unitCode: "Week" } }, { ...row(from("P52W")), interval: { value: 52, unitCode: "Week" } }], []],
    ["one row that names no moment", [row()], []],
    ["week 53 left out", [row(from("P0D"), until("P52W")), row(from("P53W"), until("P104W"))], ["error 1 sickPayGap 53→54"]],
    ["week 53 left out by how long the row lasts", [{ ...row(from("P0D")), interval: { value: 52, unitCode: "Week" } }, row(from("P53W"))], ["error 1 sickPayGap 53→54"]],
    ["the first week left out", [row(from("P1W"))], ["error 0 sickPayGap 1→2"]],
    ["week 52 in two rows", [row(from("P0D"), until("P52W")), row(from("P51W"), until("P104W"))], ["error 1 sickPayOverlap 52"]],
    ["two rows from the first day", [row(from("P0D")), row(from("P0D"))], ["error 1 sickPayOverlap 1"]],
    ["two rows from the first day for other functions", [row(from("P0D"), positions("A")), row(from("P0D"), positions("B"))], []],
    ["in any order", [row(from("P52W")), row(from("P0D"))], []],
    ["past week 104", [row(from("P0D"), until("P105W"))], ["error 0 sickPayTooLong 105"]],
    ["a row that begins after week 104", [row(from("P0D")), row(from("P2Y"))], ["error 1 sickPayTooLong 105"]],
    ["exactly 104 weeks", [row(from("P0D"), until("P2Y"))], []],
    ["an end after the first year", [row(from("P0D"), until("P52W"))], ["warning 0 sickPayEndsEarly 52"]],
    ["an offset that cannot be read", [row(from("later"))], []],
  ])("%s", (_what, line, expected) => {
    expect(said(line)).toEqual(expected);
  });
});
