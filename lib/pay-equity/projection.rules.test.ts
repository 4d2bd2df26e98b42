import { describe, expect, test } from "vitest";
import { projectForPositions, sharedPositions } from "./projection.rules";
import { canonicalJson } from "./setu/writing.rules";
import type { Condition } from "./setu/conditions.schema";
import { fullExample, minimalExample } from "./setu/examples";
import { InquiryPayEquity } from "./setu/message.schema";

type Allowance = NonNullable<InquiryPayEquity["allowance"]>[number];
type Line = NonNullable<Allowance["line"]>[number];

const positions = (...positionProfileIds: string[]): Condition => ({ conditionType: "PositionProfile", operator: "in", positionProfileIds });
const profile = (id: string, positionTitle: string) => ({ positionId: { value: id }, positionTitle, origin: { type: "Unknown" as const } });
const line = (lineId: string, conditions?: Condition[]): Line => ({
  lineId: { value: lineId },
  amount: { value: 10, unitCode: "Percentage", baseAmount: { unitCode: "HourlyRate" } },
  ...(conditions && { conditions }),
});
const allowance = (name: string, lines: Line[], rest: Partial<Allowance> = {}): Allowance => ({
  name,
  origin: { type: "Unknown" },
  typeCode: "HT320",
  line: lines,
  ...rest,
});
const scale = (name: string, ...ids: string[]) => ({
  name,
  currency: "EUR",
  salaryStep: [{ name: "0", value: 2500 }],
  positionProfileReference: ids.map((value) => ({ positionId: { value }, startSalaryStep: "0" })),
});

/** A hirer with an order picker and a team leader, each in a scale of its own. */
function warehouse(rest: Partial<InquiryPayEquity> = {}): InquiryPayEquity {
  const [table] = minimalExample().remuneration;
  if (!table) throw new Error("the minimal example has a table");
  return {
    ...minimalExample(),
    positionProfile: [profile("ORDERPICKER", "Orderpicker"), profile("TEAMLEIDER", "Teamleider")],
    remuneration: [{ ...table, salaryScale: [scale("B", "ORDERPICKER"), scale("D", "TEAMLEIDER")] }],
    ...rest,
  };
}

const seenBy = (content: InquiryPayEquity, ...ids: string[]) => projectForPositions(content, ids.length > 0 ? ids : ["ORDERPICKER"]);
const scaleNames = (content: InquiryPayEquity) => content.remuneration.map((table) => table.salaryScale?.map(({ name }) => name));

describe("shared with one company and not with another", () => {
  const content = warehouse({
    allowance: [
      allowance("Nacht", [
        line("all"),
        line("both", [positions("ORDERPICKER", "TEAMLEIDER")]),
        line("leader", [positions("TEAMLEIDER")]),
        line("deep", [
          { conditionType: "AllOf", conditions: [{ conditionType: "AnyOf", conditions: [positions("TEAMLEIDER"), positions("ORDERPICKER")] }] },
        ]),
        line("scale", [{ conditionType: "SalaryScale", operator: "eq", salaryScale: "D" }]),
        line("not", [{ conditionType: "Not", condition: positions("TEAMLEIDER") }]),
      ]),
    ],
  });
  const seen = seenBy(content);
  const linesOf = (message: InquiryPayEquity) => message.allowance?.[0]?.line ?? [];

  test("the company that has both sees everything as it is", () => {
    expect(seenBy(content, "ORDERPICKER", "TEAMLEIDER")).toEqual(content);
  });

  test("the other sees one function, one scale and no reference to the rest", () => {
    expect(seen.positionProfile?.map(({ positionTitle }) => positionTitle)).toEqual(["Orderpicker"]);
    expect(scaleNames(seen)).toEqual([["B"]]);
    expect(JSON.stringify(seen)).not.toContain("TEAMLEIDER");
    expect(JSON.stringify(seen)).not.toContain("Teamleider");
    expect(JSON.stringify(seen)).not.toContain('"D"');
  });

  test("lines that would be left without a condition go, and do not become lines for everybody", () => {
    expect(linesOf(seen).map(({ lineId }) => lineId?.value)).toEqual(["all", "both", "deep", "not"]);
    expect(linesOf(seen)[1]?.conditions).toEqual([positions("ORDERPICKER")]);
    expect(linesOf(seen)[2]?.conditions).toEqual([
      { conditionType: "AllOf", conditions: [{ conditionType: "AnyOf", conditions: [positions("ORDERPICKER")] }] },
    ]);
    expect(linesOf(seen)[3]?.conditions).toEqual([positions("ORDERPICKER")]);
  });

  test("contacts stay, the message stays valid, and no object is shared with the input", () => {
    expect(seen.customer).toEqual(content.customer);
    expect(InquiryPayEquity.safeParse(seen).success).toBe(true);

    const changed = seenBy(content);
    for (const contact of changed.customer.personContacts) contact.name.formattedName = "changed";
    for (const each of linesOf(changed)) if (each.amount) each.amount.value = 99;
    expect(content.customer.personContacts[0]?.name.formattedName).toBe("A. de Boer");
    expect(linesOf(content).map(({ amount }) => amount?.value)).toEqual([10, 10, 10, 10, 10, 10]);
  });

  test("a function that the message does not know adds nothing", () => {
    expect(seenBy(content, "ORDERPICKER", "CHAUFFEUR")).toEqual(seen);
  });

  test("nothing shared is no message", () => {
    expect(() => projectForPositions(content, [])).toThrow(RangeError);
  });
});

describe("salary tables", () => {
  const [table] = warehouse().remuneration;
  const withTables = (...scales: ReturnType<typeof scale>[][]) =>
    warehouse({ remuneration: scales.map((salaryScale) => ({ ...table, origin: { type: "Unknown" }, workDuration: hours(38), salaryScale })) });

  test.each([
    { tables: [[scale("B", "ORDERPICKER"), scale("D", "TEAMLEIDER")]], left: [["B"]], because: "a scale of an unshared function alone goes" },
    { tables: [[scale("C", "ORDERPICKER", "TEAMLEIDER")]], left: [["C"]], because: "a scale that both use stays" },
    { tables: [[scale("B", "ORDERPICKER"), scale("E")]], left: [["B", "E"]], because: "a scale that names no function is for all" },
    { tables: [[scale("D", "TEAMLEIDER")], [scale("B", "ORDERPICKER")]], left: [["B"]], because: "a table left without a scale goes" },
    { tables: [[scale("D", "TEAMLEIDER")], [scale("D", "ORDERPICKER")]], left: [["D"]], because: "the same name in another table stays" },
    { tables: [[], [scale("B", "ORDERPICKER")]], left: [[], ["B"]], because: "a table that never had scales stays" },
  ])("$because", ({ tables, left }) => {
    expect(scaleNames(seenBy(withTables(...tables)))).toEqual(left);
  });

  test("when no table remains, hours alone stay, for none of the shared functions", () => {
    const seen = seenBy(withTables([scale("D", "TEAMLEIDER")]));

    expect(seen.remuneration).toEqual([
      {
        origin: { type: "Unknown" },
        workDuration: hours(38),
        conditions: [{ conditionType: "Not", condition: positions("ORDERPICKER") }],
      },
    ]);
    expect(InquiryPayEquity.safeParse(seen).success).toBe(true);
  });

  test("steps, step increases and whole tables follow their conditions", () => {
    const leader = [positions("TEAMLEIDER")];
    const steps = [{ name: "0", value: 2500 }, { name: "1", value: 2700, conditions: leader }];
    const content = withTables([{ ...scale("B", "ORDERPICKER"), salaryStep: steps }], [scale("B", "ORDERPICKER")]);
    for (const each of content.remuneration) each.individualSalaryIncrease = [{ line: line("up", leader) }, { line: line("all") }];
    for (const each of content.remuneration.slice(1)) each.conditions = leader;
    const seen = seenBy(content);

    expect(seen.remuneration).toHaveLength(1);
    expect(seen.remuneration[0]?.salaryScale?.[0]?.salaryStep).toEqual([{ name: "0", value: 2500 }]);
    expect(seen.remuneration[0]?.individualSalaryIncrease).toEqual([{ line: line("all") }]);
  });
});

describe("arrangements", () => {
  const leader = [positions("TEAMLEIDER")];
  const head = { origin: { type: "Unknown" as const } };

  test("an arrangement of which no line is left goes, with what refers to it", () => {
    const content = warehouse({
      baseDefinition: [{ ...indicators, baseType: "GrossSalary", allowances: [{ typeCode: "EA300" }, { typeCode: "HT320" }] }],
      individualChoiceBudget: [{ ...head, id: { value: "IKB-L", schemeAgencyId: "Customer" }, name: "Budget", line: [line("budget", leader)] }],
      allowance: [
        allowance("Leiding", [line("L-1", leader)], { typeCode: "EA300" }),
        allowance("Nacht", [{ ...line("N-1"), ikbReference: [{ relationType: "Included", id: { value: "IKB-L" } }] }], {
          reference: [
            { id: { value: "L-1" }, description: "Komt erbij." },
            { typeCode: "EA300", description: "Komt erbij." },
            { id: { value: "N-9" }, description: "Een andere regel." },
          ],
        }),
      ],
    });
    const seen = seenBy(content);

    expect(seen.individualChoiceBudget).toBeUndefined();
    expect(seen.allowance).toEqual([allowance("Nacht", [line("N-1")], { reference: [{ id: { value: "N-9" }, description: "Een andere regel." }] })]);
    expect(seen.baseDefinition?.[0]?.allowances).toEqual([{ typeCode: "HT320" }]);
  });

  test("an arrangement that never had lines stays", () => {
    const content = warehouse({ otherArrangement: [{ ...head, name: "Korting", description: "10%" }, { ...head, name: "Leeg", line: [] }] });

    expect(seenBy(content).otherArrangement).toEqual(content.otherArrangement);
  });

  test.each([
    { waitingDays: { value: 1, unitCode: "Day" as const }, stays: true, because: "waiting days for all keep sick pay" },
    { waitingDays: { value: 1, unitCode: "Day" as const, conditions: leader }, stays: false, because: "waiting days of others do not" },
    { waitingDays: undefined, stays: false, because: "without a line sick pay goes" },
  ])("$because", ({ waitingDays, stays }) => {
    const seen = seenBy(warehouse({ sickPay: [{ ...head, name: "Ziekte", waitingDays, line: [line("z", leader)] }] }));

    expect(seen.sickPay).toEqual(stays ? [{ ...head, name: "Ziekte", waitingDays }] : undefined);
  });

  test("of leave each kind is judged by itself", () => {
    const leave = { ...head, name: "Verlof", paidLeave: [line("p")], specialLeave: [line("s", leader)] };
    const content = warehouse({
      leave: [leave, { ...head, name: "Verlof leiding", paidLeave: [line("l", leader)] }],
    });

    expect(seenBy(content).leave).toEqual([{ ...head, name: "Verlof", paidLeave: [line("p")] }]);
  });
});

describe("nothing of an unshared function is left anywhere", () => {
  const hidden = "PLOEGBAAS";

  test("not in the full example, with its id put wherever the standard lets a function be named", () => {
    const content = fullExample();
    const places = [...(content.allowance ?? []), ...(content.holidayAllowance ?? []), ...(content.pension ?? []), ...(content.sickPay ?? [])];
    for (const place of places) place.line = [line("x", [positions(hidden)]), line("y", [{ conditionType: "Not", condition: positions(hidden) }])];
    for (const table of content.remuneration) table.conditions = [positions(hidden, "INPAK")];

    const seen = projectForPositions(content, ["INPAK"]);

    expect(JSON.stringify(seen)).not.toContain(hidden);
    expect(JSON.stringify(seen)).not.toContain("Ploegbaas");
    expect(InquiryPayEquity.safeParse(seen).success).toBe(true);
  });

  test("not in keys that the standard leaves open", () => {
    const content = fullExample();
    for (const place of content.allowance ?? []) {
      place.payDate = { occurrenceType: "Single", date: "2026-12-15", note: hidden };
      place.line = [line("x", [{ conditionType: "Text", description: "Alleen 's nachts.", seeAlso: [hidden] }])];
    }

    expect(JSON.stringify(projectForPositions(content, ["INPAK"]))).not.toContain(hidden);
  });
});

describe("sharedPositions", () => {
  test("names the shared functions in the order of the message, with scale and first step", () => {
    expect(sharedPositions(fullExample(), ["PLOEGBAAS", "INPAK"])).toEqual([
      { id: "INPAK", title: "Inpakker", code: "INPAK", scale: "3", startStep: "0" },
      { id: "PLOEGBAAS", title: "Ploegbaas", code: "PLOEGBAAS", scale: "6", startStep: null },
    ]);
    expect(sharedPositions(fullExample(), ["ONBEKEND"])).toEqual([]);
    expect(sharedPositions(minimalExample(), ["INPAK"])).toEqual([]);
  });

  test("says null for a function without a scale", () => {
    const [sharedPosition] = sharedPositions(warehouse({ remuneration: minimalExample().remuneration }), ["TEAMLEIDER"]);

    expect(sharedPosition).toEqual({ id: "TEAMLEIDER", title: "Teamleider", code: "TEAMLEIDER", scale: null, startStep: null });
  });
});

describe("canonicalJson", () => {
  test("gives the same bytes for the same message, whatever the order of its keys", () => {
    const turned = JSON.parse(JSON.stringify(fullExample()), (_key, value: unknown) =>
      typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
    ) as InquiryPayEquity;

    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(fullExample()));
    expect(canonicalJson(turned)).toBe(canonicalJson(fullExample()));
  });

  test("begins as the standard does, is compact, and reads back as the same message", () => {
    const json = canonicalJson({ ...fullExample(), issued: undefined });

    expect(json.startsWith('{"documentId":{"value":"voorbeeld-volledig","schemeAgencyId":"Customer"},"versionId":')).toBe(true);
    expect(JSON.parse(json)).toEqual({ ...fullExample(), issued: undefined });
  });

  test("is stable: a second time gives nothing new", () => {
    const json = canonicalJson(fullExample());

    expect(canonicalJson(JSON.parse(json) as InquiryPayEquity)).toBe(json);
  });
});

const indicators = { remunerationIndicator: true, holidayAllowanceIndicator: false, paidLeaveDayIndicator: true, allAllowancesIndicator: false };

function hours(value: number): InquiryPayEquity["remuneration"][number]["workDuration"] {
  return { amount: { value, unitCode: "Hour" }, interval: { value: 1, unitCode: "Week" }, valuePerWeek: value };
}
