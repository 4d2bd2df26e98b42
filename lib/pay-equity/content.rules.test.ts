import { expect, test } from "vitest";
import { isSameContent } from "./content.rules";
import { fullExample } from "./setu/examples";

test("what the portal fills in and the order of keys make no other content; one changed figure does", () => {
  const sent = fullExample();
  const published = { ...Object.fromEntries(Object.entries(fullExample()).reverse()), versionId: { value: "7" }, issued: "2026-08-14T10:00:00.000Z" } as typeof sent;
  published.documentId = { value: "0b9a6f0e-5e1b-4a51-8d3c-2f6f1f9c1d11", schemeAgencyId: "Customer" };
  expect(isSameContent(sent, published)).toBe(true);

  expect(isSameContent({ ...sent, leave: undefined }, published)).toBe(false);
  const step = published.remuneration[0]?.salaryScale?.[0]?.salaryStep?.[0];
  if (step) step.value += 1;
  expect(isSameContent(sent, published)).toBe(false);
});
