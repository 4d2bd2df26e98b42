import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { afterAttempt, bodyOf, outcomeOf, RETRY_DELAYS, retryDelay, sign, timestampOf } from "./rules";
import { MAX_ATTEMPTS } from "./schema";

const SECOND = 1_000;
const HOUR = 3_600_000;
const keyOf = (text: string) => `whsec_${Buffer.from(text.padEnd(32, ".")).toString("base64")}`;

describe("retryDelay", () => {
  test("follows the schedule of nine retries over about three days", () => {
    expect(RETRY_DELAYS).toHaveLength(MAX_ATTEMPTS - 1);
    expect(retryDelay(1, 0)).toBe(5 * SECOND);
    expect(retryDelay(9, 0)).toBe(24 * HOUR);
    expect(RETRY_DELAYS.reduce((sum, delay) => sum + delay) / HOUR).toBeCloseTo(75.6, 1);
  });

  test("adds at most a tenth of the wait as jitter", () => {
    expect(retryDelay(1, 1)).toBe(5.5 * SECOND);
    expect(retryDelay(2, 0.5)).toBe(315 * SECOND);
  });

  test("gives up when the schedule is used up", () => {
    expect(retryDelay(MAX_ATTEMPTS, 0)).toBeNull();
  });
});

test.each([
  [200, "delivered"],
  [204, "delivered"],
  [299, "delivered"],
  [300, "redirect_refused"],
  [308, "redirect_refused"],
  [400, "http_4xx"],
  [404, "http_4xx"],
  [410, "gone"],
  [429, "http_4xx"],
  [500, "http_5xx"],
  [599, "http_5xx"],
  [101, "response_invalid"],
  [600, "response_invalid"],
  [null, "response_invalid"],
] as const)("an answer of %s comes to %s", (status, outcome) => {
  expect(outcomeOf({ status, error: null })).toBe(outcome);
});

test("an answer that broke off is no delivery, whatever its status", () => {
  expect(outcomeOf({ status: 200, error: "response_timeout" })).toBe("response_timeout");
});

test.each([
  ["delivered", 1, { state: "DELIVERED", retryIn: null }],
  ["http_5xx", 1, { state: "PENDING", retryIn: 5 * SECOND }],
  ["redirect_refused", 2, { state: "PENDING", retryIn: 300 * SECOND }],
  ["dns_failed", MAX_ATTEMPTS, { state: "FAILED", retryIn: null }],
  ["gone", 1, { state: "FAILED", retryIn: null }],
] as const)("after %s at attempt %i", (outcome, attempts, expected) => {
  expect(afterAttempt(outcome, attempts, 0)).toEqual(expected);
});

describe("sign", () => {
  const id = "019ab000-0000-7000-8000-000000000000";
  const at = new Date();
  const body = bodyOf({ id, type: "ping", occurredAt: at.toISOString(), apiVersion: "1", organisationId: id, companyId: id, data: { naam: "Zoë" } });
  const headersFor = (signature: string) => ({ "webhook-id": id, "webhook-timestamp": String(timestampOf(at)), "webhook-signature": signature });

  test("is what the public library verifies", () => {
    const signature = sign(id, timestampOf(at), body, [keyOf("one")]);
    expect(new Webhook(keyOf("one")).verify(body, headersFor(signature))).toEqual(JSON.parse(body.toString()));
  });

  test("carries one signature per key, and each key verifies it alone", () => {
    const signature = sign(id, timestampOf(at), body, [keyOf("new"), keyOf("old")]);

    expect(signature.split(" ")).toHaveLength(2);
    for (const key of ["new", "old"]) expect(() => new Webhook(keyOf(key)).verify(body, headersFor(signature))).not.toThrow();
    expect(() => new Webhook(keyOf("other")).verify(body, headersFor(signature))).toThrow();
  });

  test("changes with the id, the time and the body", () => {
    const same = sign(id, 1, body, [keyOf("one")]);
    expect(sign(id, 1, body, [keyOf("one")])).toBe(same);
    expect(sign("other", 1, body, [keyOf("one")])).not.toBe(same);
    expect(sign(id, 2, body, [keyOf("one")])).not.toBe(same);
    expect(sign(id, 1, Buffer.from("{}"), [keyOf("one")])).not.toBe(same);
  });
});
