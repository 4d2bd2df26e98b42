import { describe, expect, test } from "vitest";
import type { SectionStates } from "./blocks.schema";
import { isRsin } from "./customer-validity.rules";
import { fullExample, minimalExample } from "./setu/examples";
import type { InquiryPayEquity } from "./setu/message.schema";
import { findings } from "./validity.rules";

function saidAt(prefix: string, content: InquiryPayEquity, sections?: SectionStates): string[] {
  return findings(content, sections)
    .filter(({ path }) => path.startsWith(prefix))
    .map(({ severity, path, key }) => `${severity} ${path.slice(prefix.length + 1)} ${key.split(".").at(-1)}`);
}

describe("what the hirer said about a block", () => {
  test.each<[string, InquiryPayEquity, SectionStates | undefined, string[]]>([
    ["nothing asked", fullExample(), undefined, []],
    ["not known yet blocks", minimalExample(), { leave: "unknown" }, ["error leave sectionUnknown"]],
    ["not known yet blocks with something in it too", fullExample(), { leave: "unknown" }, ["error leave sectionUnknown"]],
    ["n.v.t. over something", fullExample(), { pension: "not_applicable" }, ["error pension sectionNotEmpty"]],
    ["n.v.t. over nothing", minimalExample(), { pension: "not_applicable" }, []],
    ["n.v.t. over allowances", fullExample(), { allowances: "not_applicable" }, ["error allowances sectionNotEmpty"]],
    ["n.v.t. over expenses, with other allowances in it", fullExample(), { expenses: "not_applicable" }, []],
    ["filled in over nothing", minimalExample(), { leave: "filled" }, ["warning leave sectionEmpty"]],
    ["filled in", fullExample(), { leave: "filled", allowances: "filled", bases: "filled", general: "filled" }, []],
  ])("%s", (_what, content, sections, expected) => {
    expect(saidAt("sections", content, sections)).toEqual(expected);
  });
});

describe("who the message is of", () => {
  type LegalId = InquiryPayEquity["customer"]["legalId"][number];
  test.each<[LegalId["schemeAgencyId"], string, string[]]>([
    ["KvK", "68750110", []],
    ["KvK", "01234567", []],
    ["KvK", "1234567", ["error legalId.0.value kvkNumberWrong"]],
    ["KvK", "6875 0110", ["error legalId.0.value kvkNumberWrong"]],
    ["RSIN", "823807071", []],
    ["RSIN", "823807072", ["error legalId.0.value rsinWrong"]],
    ["OIN", "00000001823807071000", []],
    ["OIN", "1823807071", ["warning legalId.0.value oinWrong"]],
  ])("%s %s", (schemeAgencyId, value, expected) => {
    const message = fullExample();
    message.customer.legalId = [{ schemeAgencyId, value }];
    expect(saidAt("customer", message)).toEqual(expected);
  });

  test("a contact without a name, without an address, with an unreadable one", () => {
    const message = fullExample();
    message.customer.personContacts = [
      { name: { formattedName: " " }, communication: { phone: [{ formattedNumber: "+31501234567" }] } },
      { name: { formattedName: "B. Bakker" } },
      { name: { formattedName: "C. Smit" }, communication: { email: [{ address: "c.smit" }] } },
    ];

    expect(saidAt("customer.personContacts", message)).toEqual([
      "error 0.name.formattedName contactWithoutName",
      "warning 1.communication contactUnreachable",
      "warning 2.communication.email.0.address emailUnreadable",
    ]);
  });

  test.each(["000000000", "12345678", "1234567890", "82380707x"])("%s is no RSIN", (value) => {
    expect(isRsin(value)).toBe(false);
  });
});

describe("moments and periods that nobody can apply", () => {
  test.each<[string, (message: InquiryPayEquity) => unknown, string]>([
    ["a raise on no day", (m) => (m.remuneration[0]!.generalSalaryIncrease![0]!.effectiveDate = { occurrenceType: "Single", date: "volgend jaar" }), "warning generalSalaryIncrease.0.effectiveDate.date momentUnreadable"],
    ["a raise on a day that does not exist", (m) => (m.remuneration[0]!.generalSalaryIncrease![0]!.effectiveDate = { occurrenceType: "Single", date: "2027-02-30" }), "warning generalSalaryIncrease.0.effectiveDate.date momentUnreadable"],
    ["a duration in words", (m) => (m.remuneration[0]!.individualSalaryIncrease![0]!.line!.conditions = [{ conditionType: "EmploymentDuration", operator: "gte", duration: "een jaar", referenceDateType: "HireDate" }]), "warning individualSalaryIncrease.0.line.conditions.0.duration durationUnreadable"],
    ["hours that no week has", (m) => (m.remuneration[0]!.workDuration.valuePerWeek = 0), "error workDuration.valuePerWeek hoursImpossible"],
  ])("%s", (_what, change, expected) => {
    const message = fullExample();
    change(message);
    expect(saidAt("remuneration.0", message)).toContain(expected);
  });

  test.each(["2024-07", "2027-01-01", "2027-01-01T00:00:00Z", "2027-01-01T00:00:00+01:00"])("%s can be read", (date) => {
    const message = fullExample();
    message.remuneration[0]!.generalSalaryIncrease = [{ effectiveDate: { occurrenceType: "Single", date } }];
    expect(saidAt("remuneration.0.generalSalaryIncrease", message)).toEqual([]);
  });

  test("empty lists of days are said, since they read as every day", () => {
    const message = fullExample();
    message.allowance![0]!.period = [{ timePeriod: { start: "22:00:00", end: "23:59:59" }, weekday: [], datePeriod: [] }, { timePeriod: { start: "00:00:00", end: "05:59:59" }, weekday: [{}] }];
    expect(saidAt("allowance.0.period", message)).toEqual(["warning 0.weekday noWeekdays", "warning 0.datePeriod noDates", "warning 1.weekday noWeekdays"]);
  });
});
