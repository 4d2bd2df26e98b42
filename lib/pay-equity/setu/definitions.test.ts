import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import * as amounts from "./amounts.schema";
import * as arrangements from "./arrangements.schema";
import * as codes from "./codes.schema";
import * as conditions from "./conditions.schema";
import * as errors from "./error.schema";
import * as message from "./message.schema";
import * as party from "./party.schema";
import * as remuneration from "./remuneration.schema";
import { canonical, definitions, described, type Schema } from "./standard.test-support";

const schemas: Record<string, z.ZodType> = { ...codes, ...conditions, ...amounts, ...party, ...remuneration, ...arrangements, ...message, "error-object": errors.ErrorObject };

/** Texts with a name of their own in the standard; our schemas write them where they stand. */
const texts = ["IdValue", "DateDatatype", "TimeDatatype", ...definitions.filter((name) => /-\w+Datatype$/.test(name))];

describe("the definitions of the standard", () => {
  test("are 87, and the message", () => {
    expect(definitions).toHaveLength(88);
    expect(definitions.filter((name) => !texts.includes(name) && !schemas[name])).toEqual([]);
    expect(texts.map(described)).toEqual(texts.map(() => "string"));
  });

  test.each(definitions.filter((name) => !texts.includes(name)))("%s is ours as it is the standard's", (name) => {
    const schema = schemas[name] ?? z.never();
    const { $defs = {}, ...own } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema & { $defs?: Record<string, Schema> };
    const self = own.$ref === undefined ? own : ($defs[own.$ref.split("/").at(-1) ?? ""] ?? {});
    expect(canonical(self, $defs)).toBe(described(name));
  });

  test("hold no schema that the standard does not have, but the object of a legal id", () => {
    const known = new Set(definitions);
    const own = ["LegalId", "Weekday", "AllowanceRelation", "IkbRelation", "EmploymentReferenceDate", "RelativeEvent", "LabourAgreementType"];
    expect(Object.keys(schemas).filter((name) => !known.has(name) && !own.includes(name))).toEqual([]);
  });
});

/* The official schema is not ours to publish: where it lies beside the repository the facts above are compared with it. */
const officialSchema = new URL("../../../../shared/setu/InquiryPayEquity-v2.0.schema.json", import.meta.url);

test("the facts that our schemas are compared with are those of the official message schema", () => {
  if (!existsSync(officialSchema)) {
    console.warn("Not compared: the official SETU schema does not lie beside this repository.");
    return;
  }
  const { $defs, ...root } = JSON.parse(readFileSync(officialSchema, "utf8")) as Schema & { $defs: Record<string, Schema> };
  const official: Record<string, Schema> = { ...$defs, InquiryPayEquity: root };

  expect(Object.keys(official).sort()).toEqual([...definitions].sort());
  for (const name of definitions) expect(canonical(official[name] ?? {}, $defs)).toBe(described(name));
});
