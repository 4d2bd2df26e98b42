import { expect, test } from "vitest";
import { nextStepOf } from "./next-step";

test.each([
  ["without a signature, signing comes first whatever else there is", { signed: false, tokens: 1, webhooks: 1, documents: 3 }, "sign"],
  ["then a token", { signed: true, tokens: 0, webhooks: 0, documents: 3 }, "token"],
  ["then a webhook for one of the tokens", { signed: true, tokens: 2, webhooks: 0, documents: 3 }, "webhook"],
  ["one token with a webhook is enough", { signed: true, tokens: 2, webhooks: 1, documents: 3 }, "shared"],
  ["connected with nothing shared yet, there is nothing to do", { signed: true, tokens: 1, webhooks: 1, documents: 0 }, "nothing"],
] as const)("%s", (_sentence, facts, step) => {
  expect(nextStepOf(facts)).toBe(step);
});
