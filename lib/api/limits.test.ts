import { expect, test, vi } from "vitest";

// Before anything reads the configuration: three calls a minute per token, thirty per address.
vi.stubEnv("RATE_LIMIT_PER_MINUTE", "3");
const { router } = await import("./router");
const { create } = await import("@/prisma/factories");

const app = router();

test("a token that calls too often waits, and another token of another company does not", async () => {
  const busy = await create.token();
  const quiet = await create.token();

  const answers = [];
  for (let call = 0; call < 4; call += 1) answers.push(await callAs(busy.pair));

  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 429]);
  expect(answers[0]?.headers.get("ratelimit-policy")).toBe('"address";q=30;w=60, "token";q=3;w=60');
  expect(answers[0]?.headers.get("ratelimit")).toMatch(/^"address";r=29;t=\d+, "token";r=2;t=\d+$/);
  expect(answers[3]?.headers.get("ratelimit")).toMatch(/"token";r=0;t=\d+$/);
  expect(Number(answers[3]?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await answers[3]?.json()).toMatchObject({ code: "rate_limited", status: 429 });
  expect((await callAs(quiet.pair)).status).toBe(200);
}, 60_000);

test("an address that sends wrong pairs is not looked at for the rest of the minute, but for a pair that came in lately", async () => {
  const there = "203.0.113.2";
  const { pair } = await create.token();
  const unseen = await create.token();
  await vi.waitFor(async () => expect((await callAs(pair, there)).status).toBe(200));
  const wrong = { token: pair.token, secret: "x".repeat(44) };

  expect((await callAs(wrong, there)).status).toBe(401);
  const stopped = await callAs(wrong, there);
  expect(stopped.status).toBe(429);
  expect(Number(stopped.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await callAs(unseen.pair, there)).status).toBe(429);
  expect((await callAs(pair, there)).status).toBe(200);
}, 60_000);

test("an address that guesses is stopped before anything is looked up", async () => {
  const statuses = [];
  for (let guess = 0; guess < 40; guess += 1) statuses.push((await app.request("/api/v1/company")).status);

  expect(statuses[0]).toBe(401);
  expect(statuses.at(-1)).toBe(429);
});

function callAs(pair: { token: string; secret: string }, from = "203.0.113.1"): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`${pair.token}:${pair.secret}`).toString("base64")}`;
  return Promise.resolve(app.request("/api/v1/company", { headers: { authorization } }, { incoming: { socket: { remoteAddress: from } } }));
}
