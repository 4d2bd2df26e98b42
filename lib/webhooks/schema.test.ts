import { expect, test } from "vitest";
import { parseInput } from "@/lib/core/input";
import { wordsIn } from "@/lib/core/words";
import { attemptErrors, EndpointInput, outcomes } from "./schema";
import { eventTypes } from "@/lib/events/schema";

const faultOf = (input: unknown): string | undefined => {
  try {
    parseInput(EndpointInput, input);
    return undefined;
  } catch (thrown) {
    return (thrown as { fields: { path: string; key: string }[] }).fields.map(({ path, key }) => `${path}: ${key}`).join();
  }
};

test("the form of Easyflex's own URLs passes as it is", () => {
  const url = "https://ef-test1.easyflex.org/inlenersbeloning_webhook.tpsp?wmnr=cju1u6p";
  expect(parseInput(EndpointInput, { url: ` ${url} `, description: "  " })).toEqual({ url, description: undefined });
});

test.each([
  ["", "errors.required"],
  ["example.nl/webhook", "errors.webhookHttps"],
  ["ftp://example.nl", "errors.webhookHttps"],
  ["javascript:alert(1)", "errors.webhookHttps"],
  ["https://", "errors.webhookNotUrl"],
  ["https://exa mple.nl", "errors.webhookNotUrl"],
  ["https://example.nl/a\tb", "errors.webhookNotUrl"],
  ["https://example.nl\\@10.0.0.1/", "errors.webhookNotUrl"],
  ["https://999.1.1.1/", "errors.webhookNotUrl"],
  ["https://user@example.nl/", "errors.webhookCredentials"],
  ["https://user:pass@example.nl/", "errors.webhookCredentials"],
  [`https://example.nl/${"x".repeat(2_000)}`, "errors.webhookTooLong"],
])("%s is answered with %s", (url, key) => {
  expect(faultOf({ url })).toBe(`url: ${key}`);
});

test.each(["nl", "en"] as const)("every outcome and every event has its sentence in %s", (locale) => {
  const say = wordsIn(locale);
  for (const outcome of outcomes) expect(say(`webhooks.outcomes.${outcome}`, { status: 404, ms: 12 })).not.toContain("webhooks.");
  for (const type of eventTypes) expect(say(`webhooks.events.${type}`)).not.toContain("webhooks.");
  expect(attemptErrors.every((error) => outcomes.includes(error))).toBe(true);
});
