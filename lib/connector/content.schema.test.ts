import { expect, test } from "vitest";
import { fullExample, minimalExample } from "@/lib/pay-equity/setu/examples";
import { Blocks, Content } from "./content.schema";

test("a full message is read whole, as far as the screen shows it", () => {
  const message = fullExample();
  const read = Content.parse(message);

  for (const block of Blocks.keyof().options) expect(read[block].map(({ name }) => name)).toEqual(message[block]?.map(({ name }) => name));
  expect(read.customer).toMatchObject({ name: "Voorbeeld Verpakking B.V.", legalId: [{ value: "90001354", schemeAgencyId: "KvK" }] });
  expect(read.positionProfile.map(({ positionTitle }) => positionTitle)).toEqual(["Inpakker", "Ploegbaas"]);
  expect(read.remuneration[0]?.salaryScale[0]).toMatchObject({ name: "3", salaryStep: [{ name: "Jeugd", value: 1500 }, { value: 2400, minimumWage: true }, { value: 2600 }] });
  expect(read.allowance[0]?.line[0]?.amount).toMatchObject({ value: 35, unitCode: "Percentage", baseAmount: { unitCode: "HourlyRate", baseType: "GrossSalary" } });
  expect(read.leave[0]?.paidLeave[0]).toMatchObject({ name: "Vakantie", conditions: [{ conditionType: "Age", operator: "gte", age: 18 }] });
});

test("the least message has nothing to show beside its hours", () => {
  const read = Content.parse(minimalExample());
  expect(read).toMatchObject({ positionProfile: [], allowance: [], remuneration: [{ workDuration: { valuePerWeek: 40 }, salaryScale: [] }] });
});

test.each([
  ["another kind of thing", { positionProfile: "two", remuneration: 7, customer: [] }],
  ["broken items", { positionProfile: [{ positionTitle: 1 }, null], remuneration: [null, "x"], allowance: [[], 3] }],
  ["nothing", {}],
])("a message with %s is read without them", (_what, message) => {
  expect(Content.parse(message)).toMatchObject({ positionProfile: [], remuneration: [], allowance: [] });
});
