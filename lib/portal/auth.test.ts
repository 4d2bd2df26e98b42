import { createHmac } from "node:crypto";
import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { env } from "@/lib/core/env";
import { authOptions, sessionIdOf } from "./auth";

const sid = "0198c0de-0000-7000-8000-000000000001";
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claims = part({ sid, iat: 1_700_000_000, exp: 4_000_000_000 });

test("a cookie that we made names its session", async () => {
  expect(await sessionIdOf(await encode({ token: { sid }, secret: env().AUTH_SECRET, maxAge: 60 }))).toBe(sid);
});

test.each([
  { what: "none", make: () => undefined },
  { what: "no token", make: () => "geen token" },
  { what: "a bare id", make: () => sid },
  { what: "a token without a signature", make: () => `${part({ alg: "none", typ: "JWT" })}.${claims}.` },
  { what: "one that says NONE in capitals", make: () => `${part({ alg: "NONE" })}.${claims}.` },
  { what: "one signed with the right secret in another way", make: () => signed({ alg: "HS256" }, env().AUTH_SECRET) },
  { what: "one encrypted under another secret", make: () => encode({ token: { sid }, secret: "x".repeat(40), maxAge: 60 }) },
  { what: "one past its time", make: () => encode({ token: { sid }, secret: env().AUTH_SECRET, maxAge: -60 }) },
  { what: "one without an id", make: () => encode({ token: { name: sid }, secret: env().AUTH_SECRET, maxAge: 60 }) },
  { what: "one of which a byte was changed", make: async () => turned(await encode({ token: { sid }, secret: env().AUTH_SECRET, maxAge: 60 })) },
])("$what is nobody's cookie", async ({ make }) => {
  expect(await sessionIdOf(await make())).toBeNull();
});

test("next-auth's own cookies are as strict as ours", () => {
  for (const cookie of Object.values(authOptions().cookies ?? {})) {
    expect(cookie.options).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: env().APP_URL.startsWith("https://") });
  }
});

function signed(header: object, secret: string): string {
  const text = `${part(header)}.${claims}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

function turned(token: string): string {
  const at = token.length - 10;
  return `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
}
