import { expect, test } from "vitest";
import type { TokenState } from "@/lib/tokens/schema";
import { tokenStanding } from "./token-state";

const now = new Date("2026-11-23T12:00:00Z");
const token = (state: TokenState, lastUsedAt: string | null = null, expiresAt: string | null = null) => ({ state, lastUsedAt, expiresAt });
const used = "2026-11-23T11:00:00Z";

test.each([
  ["an active token that never called is unknown, not in order", token("ACTIVE"), "unknown", "unused"],
  ["an active token that called is in use", token("ACTIVE", used), "ok", "inUse"],
  ["a token that ends within thirty days asks for attention", token("ACTIVE", used, "2026-12-23T12:00:00Z"), "attention", "expiring"],
  ["a token that ends later does not", token("ACTIVE", used, "2026-12-23T12:00:01Z"), "ok", "inUse"],
  ["a token past its end has expired before anybody marked it", token("ACTIVE", used, "2026-11-23T12:00:00Z"), "failed", "expired"],
  ["a paused token is neither in order nor broken", token("PAUSED", used), "unknown", "paused"],
  ["a paused token past its end has expired", token("PAUSED", used, "2026-11-22T12:00:00Z"), "failed", "expired"],
  ["a revoked token stays revoked after its end", token("REVOKED", used, "2026-11-22T12:00:00Z"), "unknown", "revoked"],
])("%s", (_sentence, given, kind, word) => {
  expect(tokenStanding(given, now)).toEqual({ kind, word });
});
