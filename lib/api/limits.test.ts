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
  expect(answers[0]?.headers.get("ratelimit-remaining")).toBe("2");
  expect(Number(answers[3]?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await answers[3]?.json()).toMatchObject({ code: "rate_limited", status: 429 });
  expect((await callAs(quiet.pair)).status).toBe(200);
});

test("an address that guesses is stopped before anything is looked up", async () => {
  const statuses = [];
  for (let guess = 0; guess < 40; guess += 1) statuses.push((await app.request("/api/v1/company")).status);

  expect(statuses[0]).toBe(401);
  expect(statuses.at(-1)).toBe(429);
});

function callAs(pair: { token: string; secret: string }): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`${pair.token}:${pair.secret}`).toString("base64")}`;
  return Promise.resolve(app.request("/api/v1/company", { headers: { authorization } }));
}
