import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { payOfShift, type ShiftPay } from "./allowances.rules";
import type { AllowanceArrangement } from "./setu/arrangements.schema";
import type { AllowanceRelation, Weekday } from "./setu/codes.schema";
import { minimalExample } from "./setu/examples";
import type { InquiryPayEquity } from "./setu/message.schema";
import { lengthOf, type Shift, shiftOn } from "./shifts.rules";
import { surchargeOrTotal } from "./stacking.rules";
import { isRefusal } from "./tables.rules";

const cao = { type: "CollectiveLabourAgreement" } as const;
const wholeDay = { start: "00:00:00", end: "23:59:59" };
const on = (...days: Weekday[]) => days.map((value) => ({ value }));

/** € 16.00 an hour, with these allowances. */
function documentWith(...allowance: AllowanceArrangement[]): InquiryPayEquity {
  return {
    ...minimalExample(),
    effectivePeriod: { validFrom: "2025-01-01" },
    positionProfile: [{ positionId: { value: "PICK" }, positionTitle: "Orderpicker", origin: cao }],
    remuneration: [
      {
        origin: cao,
        workDuration: { amount: { value: 38, unitCode: "Hour" }, interval: { value: 1, unitCode: "Week" }, valuePerWeek: 38 },
        interval: { value: 1, unitCode: "Hour" },
        salaryScale: [{ name: "B", currency: "EUR", salaryStep: [{ name: "0", value: 16 }], positionProfileReference: [{ positionId: { value: "PICK" } }] }],
      },
    ],
    allowance,
  };
}

function percent(name: string, value: number, over: Partial<AllowanceArrangement> = {}): AllowanceArrangement {
  return {
    id: { value: name, schemeAgencyId: "Customer" },
    name,
    origin: cao,
    typeCode: "HT320",
    period: [{ timePeriod: wholeDay }],
    line: [{ amount: { value, unitCode: "Percentage", baseAmount: { unitCode: "HourlyRate", baseType: "GrossSalary" } }, interval: { value: 1, unitCode: "Hour" } }],
    ...over,
  };
}

const to = (name: string, relationType?: AllowanceRelation) => ({ reference: [{ id: { value: name }, description: "Zie daar", ...(relationType && { relationType }) }] });

function shift(date: string, from: string, until: string): Shift {
  const found = shiftOn(date, from, until);
  if (!found) throw new Error("no shift");
  return found;
}

function payOf(content: InquiryPayEquity, [date, from, until]: [string, string, string], chosen: string[] = []): ShiftPay {
  const pay = payOfShift(content, { positionId: "PICK", date }, shift(date, from, until), chosen);
  if (isRefusal(pay)) throw new Error(pay.reason);
  return pay;
}

const clock = (moment: string) => moment.slice(5, 16).replace("T", " ");
const rowsOf = (pay: ShiftPay) => pay.rows.map(({ start, end, hours, added }) => `${clock(start)} ${clock(end)} ${hours.toString()} ${added.map(({ name }) => name).join("+")}`.trim());
const notesOf = (pay: ShiftPay) => pay.notes.map(({ note }) => note);
const night = percent("Nacht", 30, {
  period: [
    { timePeriod: { start: "22:00:00", end: "23:59:59" }, weekday: on("Friday") },
    { timePeriod: { start: "00:00:00", end: "05:59:59" }, weekday: on("Saturday") },
  ],
});

describe("stacking at € 16.00", () => {
  const perHour = (...allowance: AllowanceArrangement[]) => payOf(documentWith(...allowance), ["2026-07-01", "09:00", "10:00"]).total.toFixed(2);
  const shiftWork = percent("Ploegen", 15, { typeCode: "HT300" });
  const overtime = (relation?: AllowanceRelation) => percent("Overwerk", 50, { typeCode: "HT200", ...to("Ploegen", relation) });

  test.each<[string, AllowanceArrangement[], string]>([
    ["cumulative", [shiftWork, overtime("Cumulative")], "26.40"],
    ["compounding", [shiftWork, overtime("Compounding")], "27.60"],
    ["compounding, listed the other way round", [overtime("Compounding"), shiftWork], "27.60"],
    ["compounding, each naming the other", [{ ...shiftWork, ...to("Overwerk", "Compounding") }, overtime("Compounding")], "27.60"],
    ["subtractive: the larger of the two", [shiftWork, overtime("Subtractive")], "24.00"],
    ["subtractive never takes from the wage", [percent("Ploegen", 60, { typeCode: "HT300" }), overtime("Subtractive")], "25.60"],
    ["a relation without a kind adds up", [shiftWork, overtime()], "26.40"],
    ["150% read as a surcharge", [shiftWork, { ...overtime("Cumulative"), line: percent("", 150).line }], "42.40"],
    ["named by its code", [shiftWork, percent("Overwerk", 50, { reference: [{ typeCode: "HT300", description: "Zie daar", relationType: "Compounding" }] })], "27.60"],
    ["a cap per hour", [percent("Nacht", 50, { line: [{ amount: { value: 50, maxValue: 5, unitCode: "Percentage", baseAmount: { unitCode: "HourlyRate" } } }] })], "21.00"],
    ["a floor per hour", [percent("Nacht", 5, { line: [{ amount: { value: 5, minValue: 2, unitCode: "Percentage", baseAmount: { unitCode: "HourlyRate" } } }] })], "18.00"],
    ["a base amount of its own", [percent("Nacht", 50, { line: [{ amount: { value: 50, unitCode: "Percentage", baseAmount: { unitCode: "HourlyRate", value: 20 } } }] })], "26.00"],
    ["euros per hour", [percent("Kou", 0, { line: [{ amount: { value: 1.25, unitCode: "Euro", baseAmount: { unitCode: "Fixed" } }, interval: { value: 1, unitCode: "Hour" } }] })], "17.25"],
    ["kilometres have no part in it", [percent("Reis", 0, { line: [{ amount: { value: 0.23, unitCode: "Euro", baseAmount: { unitCode: "Fixed" } }, interval: { value: 1, unitCode: "Kilometer" } }] })], "16.00"],
    ["none at all", [], "16.00"],
  ])("%s", (_, allowance, expected) => {
    expect(perHour(...allowance)).toBe(expected);
  });

  test("a sum per shift counts once, however many hours", () => {
    const perShift = percent("Dienst", 0, { line: [{ amount: { value: 12.5, unitCode: "Euro", baseAmount: { unitCode: "Fixed" } }, interval: { value: 1, unitCode: "Shift" } }] });
    expect(payOf(documentWith(perShift), ["2026-07-01", "09:00", "17:00"]).total.toFixed(2)).toBe("140.50");
  });

  test("what the message leaves open is told", () => {
    expect(notesOf(payOf(documentWith(shiftWork, percent("Kou", 10)), ["2026-07-01", "09:00", "10:00"]))).toEqual(["relationUnsaid"]);
    expect(notesOf(payOf(documentWith(percent("Overwerk", 150)), ["2026-07-01", "09:00", "10:00"]))).toEqual(["readAsSurcharge"]);
  });
});

test.each([
  ["50", false, null],
  ["99.99", false, null],
  ["100", true, "0"],
  ["150", true, "50"],
])("%s%% must be asked about: %s", (percentage, mustAsk, asTotal) => {
  const answer = surchargeOrTotal(percentage);
  expect([answer.mustAsk, answer.asTotal?.toString() ?? null]).toEqual([mustAsk, asTotal]);
});

describe("a night", () => {
  test.each<[string, [string, string, string], string[]]>([
    ["of Friday runs into Saturday", ["2026-07-03", "22:00", "06:00"], ["07-03 22:00 07-04 06:00 8 Nacht"]],
    ["of Thursday does not count, though its end is on Friday", ["2026-07-02", "22:00", "06:00"], ["07-02 22:00 07-03 06:00 8"]],
    ["has an evening before and a morning after", ["2026-07-03", "20:30", "07:15"], ["07-03 20:30 07-03 22:00 1.5", "07-03 22:00 07-04 06:00 8 Nacht", "07-04 06:00 07-04 07:15 1.25"]],
  ])("%s", (_, times, expected) => {
    expect(rowsOf(payOf(documentWith(night), times))).toEqual(expected);
  });

  test.each<[string, [string, string, string], string, string[]]>([
    ["the clock goes forward", ["2026-03-28", "22:00", "06:00"], "7", ["clockChange"]],
    ["the clock goes back", ["2026-10-24", "22:00", "06:00"], "9", ["clockChange"]],
    ["the clock stays", ["2026-07-04", "22:00", "06:00"], "8", []],
    ["the shift ends at a time that comes twice", ["2026-10-24", "22:00", "02:30"], "4.5", ["timeTwice"]],
  ])("when %s", (_, times, hours, notes) => {
    const pay = payOf(documentWith(percent("Altijd", 10)), times);
    expect([pay.hours.toString(), pay.total.toFixed(2), notesOf(pay)]).toEqual([hours, new Decimal(hours).times("17.6").toFixed(2), notes]);
  });

  test("both hours between two and three count when the clock goes back", () => {
    const early = percent("Vroeg", 50, { period: [{ timePeriod: { start: "02:00:00", end: "02:59:59" } }] });
    const pay = payOf(documentWith(early), ["2026-10-25", "00:00", "06:00"]);
    expect(pay.rows.filter(({ added }) => added.length > 0).map(({ hours }) => hours.toString())).toEqual(["2"]);
  });

  test.each<[string, { start: string; end?: string }[], number]>([
    ["within its dates", [{ start: "2026-07-01", end: "2026-07-31" }], 8],
    ["on the last of them, until midnight", [{ start: "2026-06-01", end: "2026-07-03" }], 2],
    ["outside them", [{ start: "2026-08-01", end: "2026-08-31" }], 0],
    ["from a date on", [{ start: "2026-07-04" }], 6],
  ])("%s", (_, datePeriod, hours) => {
    const seasonal = { ...night, period: (night.period ?? []).map((period) => ({ ...period, datePeriod })) };
    const rows = payOf(documentWith(seasonal), ["2026-07-03", "22:00", "06:00"]).rows.filter(({ added }) => added.length > 0);
    expect(rows.reduce((sum, row) => sum.plus(row.hours), new Decimal(0)).toNumber()).toBe(hours);
  });
});

describe("King's Day, Monday 27 April 2026", () => {
  const monday = percent("Maandag", 25, { period: [{ timePeriod: wholeDay, weekday: on("Monday") }] });
  const holiday = (over: Partial<AllowanceArrangement> = {}) => percent("Feestdag", 100, { period: [{ timePeriod: wholeDay, weekday: on("Holiday") }], ...over });

  test("the row for holidays goes before the row for Monday", () => {
    const pay = payOf(documentWith(monday, holiday()), ["2026-04-27", "09:00", "17:00"]);
    expect([rowsOf(pay), pay.total.toFixed(2)]).toEqual([["04-27 09:00 04-27 17:00 8 Feestdag"], "256.00"]);
    expect(notesOf(pay)).toContain("holidayFirst");
    expect(pay.rows[0]?.holiday?.name).toBe("kingsDay");
  });

  test("both count when one says how they stack", () => {
    expect(rowsOf(payOf(documentWith(monday, holiday(to("Maandag", "Cumulative"))), ["2026-04-27", "09:00", "17:00"]))).toEqual(["04-27 09:00 04-27 17:00 8 Maandag+Feestdag"]);
  });

  test("the Monday after has only Monday's", () => {
    expect(rowsOf(payOf(documentWith(monday, holiday()), ["2026-05-04", "09:00", "17:00"]))).toEqual(["05-04 09:00 05-04 17:00 8 Maandag"]);
  });

  test("without a row for holidays, Monday's counts", () => {
    expect(rowsOf(payOf(documentWith(monday), ["2026-04-27", "09:00", "17:00"]))).toEqual(["04-27 09:00 04-27 17:00 8 Maandag"]);
  });

  test("the evening before becomes the holiday at midnight", () => {
    expect(rowsOf(payOf(documentWith(holiday()), ["2026-04-26", "22:00", "06:00"]))).toEqual(["04-26 22:00 04-27 00:00 2", "04-27 00:00 04-27 06:00 6 Feestdag"]);
  });
});

describe("what is not sure", () => {
  const overtime = percent("Overwerk", 50, { period: [], line: [{ ...percent("", 50).line?.[0], conditions: [{ conditionType: "Text", description: "Meer dan 38 uur" }] }] });

  test("counts only when chosen, and is named either way", () => {
    const [without, chosen] = [[], ["allowance.0.line.0"]].map((keys) => payOf(documentWith(overtime), ["2026-07-01", "09:00", "10:00"], keys));
    expect([without?.total.toFixed(2), chosen?.total.toFixed(2)]).toEqual(["16.00", "24.00"]);
    expect(without?.possible.map(({ name, open, isChosen }) => [name, open.length, isChosen])).toEqual([["Overwerk", 1, false]]);
  });

  test("is not named when it surely does not hold", () => {
    const elsewhere = percent("Overwerk", 50, { line: [{ ...percent("", 50).line?.[0], conditions: [{ conditionType: "PositionProfile", operator: "in", positionProfileIds: ["CHEF"] }] }] });
    expect(payOf(documentWith(elsewhere), ["2026-07-01", "09:00", "10:00"]).possible).toEqual([]);
  });
});

describe("laws", () => {
  const minute = fc.integer({ min: 0, max: 1_439 }).map((value) => `${String(Math.trunc(value / 60)).padStart(2, "0")}:${String(value % 60).padStart(2, "0")}`);
  const day = fc.constantFrom("2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25", "2026-04-26", "2026-07-03", "2025-12-31");

  test("the parts of a shift add up to its real length, over changes of the clock too", () => {
    fc.assert(
      fc.property(day, minute, minute, minute, (date, from, until, cut) => {
        fc.pre(from !== until);
        const early = percent("Vroeg", 20, { period: [{ timePeriod: { start: "00:00:00", end: `${cut}:59` } }] });
        const pay = payOf(documentWith(early, night), [date, from, until]);
        expect(pay.rows.reduce((total, row) => total + row.seconds, 0)).toBe(lengthOf(shift(date, from, until)));
      }),
      { numRuns: 100 },
    );
  });

  test("a document without allowances pays the wage and nothing else", () => {
    fc.assert(
      fc.property(day, minute, minute, (date, from, until) => {
        fc.pre(from !== until);
        const pay = payOf(documentWith(), [date, from, until]);
        expect(pay.total.toFixed(12)).toBe(pay.hours.times(16).toFixed(12));
      }),
      { numRuns: 60 },
    );
  });
});
