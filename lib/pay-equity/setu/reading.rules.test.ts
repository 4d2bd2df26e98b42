import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { wordsIn } from "@/lib/core/words";
import { documents } from "./arbitrary.test-support";
import { fullExample, minimalExample } from "./examples";
import { faultyMessages, fullWith, versionOneExample } from "./faulty.test-support";
import { parseStrict, readMessage } from "./reading.rules";
import { canonicalJson } from "./writing.rules";

const recurring = "R/2027-05-31/P1Y";

describe("reading a message that a person hands in", () => {
  test.each([minimalExample(), fullExample()])("gives back what it says, with nothing to report", (message) => {
    expect(readMessage(JSON.stringify(message, null, 2))).toEqual({ content: message, report: [], aside: null });
  });

  test.each<[string, unknown, string, string, unknown]>([
    ["a recurring moment without interval", { occurrenceType: "Recurring", recurringInterval: recurring }, "payDate", "intervalMissing", { occurrenceType: "Recurring", interval: recurring, recurringInterval: recurring }],
    ["a recurring moment with interval alone", { occurrenceType: "Recurring", interval: recurring }, "payDate", "recurringIntervalMissing", { occurrenceType: "Recurring", interval: recurring, recurringInterval: recurring }],
    ["a recurring moment that says two things", { occurrenceType: "Recurring", interval: "R/P1M", recurringInterval: "R/P1W" }, "payDate", "intervalsDiffer", { occurrenceType: "Recurring", interval: "R/P1M", recurringInterval: "R/P1W" }],
    ["a month where a moment is asked", { occurrenceType: "Single", date: "2024-07" }, "payDate.date", "moment", { occurrenceType: "Single", date: "2024-07" }],
  ])("reads %s and says so", (_, payDate, place, note, read) => {
    const { content, report } = readMessage(JSON.stringify(fullWith("holidayAllowance.0.payDate", payDate)));

    expect(report.map(({ path, key }) => [path, key])).toEqual([[`holidayAllowance.0.${place}`, `importing.notes.${note}`]]);
    expect(content.holidayAllowance?.[0]?.payDate).toEqual(read);
  });

  test("reads a recurring moment deep in conditions the same way", () => {
    const moment = { conditionType: "Occurrence", occurrence: { occurrenceType: "Recurring", recurringInterval: "R/P1M" } };
    const { report } = readMessage(JSON.stringify(fullWith("remuneration.0.conditions", [{ conditionType: "Not", condition: { conditionType: "AnyOf", conditions: [moment] } }])));
    expect(report.map(({ path }) => path)).toEqual(["remuneration.0.conditions.0.condition.conditions.0.occurrence"]);
  });

  test.each(["2026-12-15", "2026-12-15T09:00:00Z", "2026-12-15T09:00:00"])("has nothing to say about the moment %s", (date) => {
    expect(readMessage(JSON.stringify(fullWith("holidayAllowance.0.payDate", { occurrenceType: "Single", date }))).report).toEqual([]);
  });

  test("reads weekdays that stand there as bare texts, one note each", () => {
    const { content, report } = readMessage(JSON.stringify(fullWith("allowance.0.period.0.weekday", ["Monday", { value: "Friday" }, "Holiday"])));

    expect(content.allowance?.[0]?.period?.[0]?.weekday).toEqual([{ value: "Monday" }, { value: "Friday" }, { value: "Holiday" }]);
    expect(report).toMatchObject([
      { kind: "tolerated", path: "allowance.0.period.0.weekday.0", values: { day: "Monday" } },
      { kind: "tolerated", path: "allowance.0.period.0.weekday.2", values: { day: "Holiday" } },
    ]);
  });

  test("refuses a weekday that does not exist, as a text and as an object", () => {
    for (const day of ["monday", "Maandag", "", { value: "Maandag" }]) expect(refusalOf(() => readMessage(JSON.stringify(fullWith("allowance.0.period.0.weekday", [day]))))).toMatchObject({ code: "invalid_input" });
  });

  test("takes the web form's own block out, keeps it aside, and says which origins it left open", () => {
    const own = { appVersion: "2.1.0", answers: [{ slug: "document-naam", value: "Vestiging Zwolle" }] };
    const message = { ...(fullWith("leave.0.origin", { type: "Unknown" }) as object), __webform_data__: own };
    const { content, report, aside } = readMessage(JSON.stringify(message));

    expect(aside).toEqual(own);
    expect(JSON.stringify(content)).not.toContain("webform");
    expect(report).toMatchObject([
      { kind: "set_aside", path: "__webform_data__", values: { version: "2.1.0" } },
      { kind: "unclear", key: "importing.notes.originUnknown", values: { count: 1 } },
    ]);
  });

  test.each(faultyMessages().map((faulty) => [faulty.name, faulty] as const))("%s: is refused at its place, or read where a person may mean nothing else", (_, { message, path, read }) => {
    const text = JSON.stringify(message);
    if (read) expect(readMessage(text).report).toHaveLength(1);
    else expect(refusalOf(() => readMessage(text))).toMatchObject({ code: "invalid_input", key: "importing.notTheStandard", fields: [{ path }] });
  });

  test("names every fault of a message, fifty at most", () => {
    const message = { ...(fullWith("leave.0.origin", undefined) as object), wazo: [], customer: {} };
    expect(refusalOf(() => readMessage(JSON.stringify(message)))?.fields.map(({ path }) => path)).toEqual(["customer.legalId", "customer.personContacts", "leave.0.origin", ""]);

    const many = fullWith("positionProfile", Array.from({ length: 80 }, () => 7));
    expect(refusalOf(() => readMessage(JSON.stringify(many)))?.fields).toHaveLength(50);
  });

  test.each([null, [], 7, "\"tekst\"", {}, []])("refuses what is no message at all: %j", (value) => {
    expect(refusalOf(() => readMessage(JSON.stringify(value)))).toMatchObject({ code: "invalid_input", key: "importing.notTheStandard" });
  });

  test("tells a message of version 1 by its version, and one of version 2 with a mistake of that kind by the mistake", () => {
    for (const read of [readMessage, parseStrict]) {
      const refusal = refusalOf(() => read(JSON.stringify(versionOneExample())));
      expect(refusal).toMatchObject({ code: "invalid_input", key: "importing.versionOne", values: { version: "1.0" } });
      expect(refusal?.fields.map(({ path }) => path)).toContain("id");
    }
    expect(refusalOf(() => readMessage(JSON.stringify({ ...fullExample(), id: "x" })))).toMatchObject({ key: "importing.notTheStandard", fields: [{ path: "" }] });
  });

  test("says everything it says in both languages", () => {
    const notes = ["weekday", "intervalMissing", "recurringIntervalMissing", "intervalsDiffer", "moment", "webForm", "originUnknown"].map((key) => `importing.notes.${key}`);
    const faults = ["missing", "unknownField", "wrongType", "notInList", "tooFew", "tooMany", "other"].map((key) => `importing.faults.${key}`);
    const values = { day: "Monday", interval: "a", other: "b", date: "c", version: "none", count: 2, names: "d", expected: "array", found: "7", minimum: 1, maximum: 2 };
    for (const key of [...notes, ...faults, "importing.notTheStandard", "importing.versionOne"]) for (const locale of ["nl", "en"] as const) expect(wordsIn(locale)(key, values)).not.toMatch(/importing\.|[{}]/);
  });
});

describe("reading what a program sends", () => {
  test.each(faultyMessages().map((faulty) => [faulty.name, faulty] as const))("refuses %s at its place", (_, { message, path }) => {
    expect(refusalOf(() => parseStrict(JSON.stringify(message)))).toMatchObject({ code: "invalid_input", fields: [{ path }] });
  });

  test("refuses the web form's own block and reads a message as it is", () => {
    expect(refusalOf(() => parseStrict(JSON.stringify({ ...fullExample(), __webform_data__: {} })))).toMatchObject({ code: "invalid_input", fields: [{ path: "", values: { names: "__webform_data__" } }] });
    expect(parseStrict(Buffer.from(JSON.stringify(fullExample())))).toEqual(fullExample());
  });
});

describe("what we write", () => {
  test("reads back as it was, with nothing to report, and gives the same bytes again", () => {
    fc.assert(
      fc.property(documents(), (content) => {
        const written = canonicalJson(content);
        expect(readMessage(written)).toEqual({ content, report: [], aside: null });
        expect(parseStrict(written)).toEqual(content);
        expect(canonicalJson(readMessage(written).content)).toBe(written);
      }),
      { numRuns: 60 },
    );
  });

  test("is the same bytes whatever the order of the keys it was given in", () => {
    fc.assert(
      fc.property(documents(), (content) => {
        expect(canonicalJson(turned(content))).toBe(canonicalJson(content));
      }),
      { numRuns: 40 },
    );
  });

  test("says a recurring moment in both fields, wherever it stands", () => {
    const message = fullExample();
    const [holiday] = message.holidayAllowance ?? [];
    if (holiday) holiday.payDate = { occurrenceType: "Recurring", interval: recurring };
    expect(canonicalJson(message)).toContain(`"payDate":{"occurrenceType":"Recurring","interval":"${recurring}","recurringInterval":"${recurring}"}`);
  });

  test("is not written at all when the standard would not accept it", () => {
    expect(() => canonicalJson({ ...minimalExample(), remuneration: [] })).toThrow();
  });
});

/** The same message with the keys of every object the other way round; own keys of the open objects keep their order. */
function turned<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(turned) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, child]) => [key, turned(child)])) as Value;
}

function refusalOf(work: () => unknown): AppError | null {
  try {
    work();
    return null;
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
}
