import { describe, expect, test } from "vitest";
import type { Delivery, Outcome } from "@/lib/webhooks/schema";
import { answerOf, pollDelay, stateOf, turnOf, wordOf } from "./answers";

const now = new Date("2026-11-23T12:00:00Z");
const at = (seconds: number) => new Date(now.getTime() + seconds * 1_000).toISOString();

describe("the answer of a delivery", () => {
  const delivery = (state: Delivery["state"], lastOutcome: Outcome | null = null, lastStatus: number | null = null) => ({ state, lastOutcome, lastStatus });

  test.each([
    ["that nobody tried yet is busy", delivery("PENDING"), "busy", "queued"],
    ["that is being sent is busy, whatever came before", delivery("LEASED", "http_5xx", 500), "busy", "sending"],
    ["that arrived is in order", delivery("DELIVERED", "delivered", 200), "ok", "ok"],
    ["that waits for another attempt failed so far", delivery("PENDING", "http_4xx", 404), "failed", "unknownAddress"],
    ["that is over failed", delivery("FAILED", "response_timeout"), "failed", "response_timeout"],
    ["that was not sent is neither", delivery("CANCELLED"), "unknown", "cancelled"],
    ["that was stopped after an attempt was not sent either", delivery("CANCELLED", "http_5xx", 503), "unknown", "cancelled"],
  ])("%s", (_sentence, given, kind, word) => {
    expect(answerOf(given)).toEqual({ kind, word });
  });

  test.each([
    [401, "denied"],
    [403, "denied"],
    [404, "unknownAddress"],
    [429, "busy"],
    [422, "notAccepted"],
  ])("%i has its own words", (status, word) => {
    expect(wordOf("http_4xx", status)).toBe(word);
  });
});

test("a delivery between two attempts is called by what comes next", () => {
  expect(stateOf({ state: "PENDING", attempts: 2 })).toEqual({ kind: "failed", word: "RETRYING" });
  expect(stateOf({ state: "PENDING", attempts: 0 })).toEqual({ kind: "busy", word: "PENDING" });
});

test("who acts: the reader when the address or the way there is wrong, the back office when it fails itself", () => {
  expect(turnOf("http_4xx")).toBe("yourTurn");
  expect(turnOf("dns_failed")).toBe("yourTurn");
  expect(turnOf("http_5xx")).toBe("theirTurn");
  expect(turnOf("delivered")).toBeNull();
});

describe("the list is read again", () => {
  test("every second while something is about to happen", () => {
    expect(pollDelay([{ state: "LEASED", nextAttemptAt: null }], now)).toBe(1_000);
    expect(pollDelay([{ state: "PENDING", nextAttemptAt: at(14) }], now)).toBe(1_000);
    expect(pollDelay([{ state: "PENDING", nextAttemptAt: at(-5) }], now)).toBe(1_000);
  });

  test("every ten seconds when the next attempt is far away, or nothing waits", () => {
    expect(pollDelay([{ state: "PENDING", nextAttemptAt: at(300) }], now)).toBe(10_000);
    expect(pollDelay([{ state: "DELIVERED", nextAttemptAt: null }], now)).toBe(10_000);
    expect(pollDelay([], now)).toBe(10_000);
  });
});
