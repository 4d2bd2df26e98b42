import { createRoute } from "@hono/zod-openapi";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { asSystem } from "@/lib/core/db";
import { JSON_LIMITS } from "@/lib/core/json";
import type { IssuedCredential } from "@/lib/tokens/schema";
import { create } from "@/prisma/factories";
import { answer, api } from "./app";
import { limitedBody, plainBody, readableBody } from "./bodies";
import { problemResponse, toAppError } from "./problem";
import { router } from "./router";

let pair: IssuedCredential;
beforeAll(async () => void ({ pair } = await create.token()));

const faults: [string, string | Uint8Array, string][] = [
  ["a key twice", '{"a":1,"a":2}', "a"],
  ["__proto__", '{"a":{"__proto__":{}}}', "a.__proto__"],
  ["100,000 levels", '{"a":'.repeat(100_000), Array(64).fill("a").join(".")],
  ["a number like NaN", '{"a":NaN}', "a"],
  ["a number beyond a double", '{"a":[1e999]}', "a.0"],
  ["a lone surrogate", String.raw`{"a":"\ud800"}`, "a"],
  ["bytes that are no UTF-8", Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d), ""],
  ["no JSON at all", "hallo", ""],
];

describe("a body at the door of the connectors", () => {
  test.each(faults)("with %s is 400 with the reason, in the language asked", async (_, body, path) => {
    for (const language of ["nl", "en"]) {
      const response = await send(body, { "accept-language": language });

      expect(response.status).toBe(400);
      const problem = (await response.json()) as { code: string; title: string; fields?: { path: string; message: string }[] };
      expect(problem).toMatchObject({ code: "malformed" });
      expect(problem.title).not.toContain("errors.");
      expect(problem.fields?.[0]?.path ?? "").toBe(path);
    }
  });

  test("over 5 MB is 413, with a length and without", async () => {
    const large = Buffer.alloc(JSON_LIMITS.bytes + 1, 0x20);
    expect((await send(large, { "content-length": String(large.length) })).status).toBe(413);

    const pieces = new ReadableStream({ start: (controller) => (controller.enqueue(large.subarray(0, 3_000_000)), controller.enqueue(large.subarray(3_000_000)), controller.close()) });
    expect((await send(pieces)).status).toBe(413);
  });

  test.each(["gzip", "br", "deflate", "GZIP", "gzip, gzip"])("packed as %s is 415 and never unpacked", async (encoding) => {
    const bomb = gzipSync(Buffer.alloc(200_000_000, 0x20), { level: 1 });
    const before = process.memoryUsage();
    const response = await send(bomb, { "content-encoding": encoding });

    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ code: "unsupported_media_type" });
    expect(process.memoryUsage().arrayBuffers - before.arrayBuffers).toBeLessThan(20_000_000);
  });

  test("that is faulty reaches nobody who did not prove who they are", async () => {
    const response = await router().request("/api/v1/company", { method: "POST", body: '{"a":1,"a":2}', headers: { "content-type": "application/json" } });
    expect(response.status).toBe(401);
  });

  test("that is refused leaves nothing behind", async () => {
    const counted = () => asSystem(async (tx) => [await tx.payEquityDocument.count(), await tx.payEquityVersion.count(), await tx.payEquityContent.count(), await tx.event.count()]);
    const before = await counted();
    for (const [, body] of faults) await send(body);
    expect(await counted()).toEqual(before);
  });

  test("packed is refused where a pair is exchanged for a Bearer as well", async () => {
    const response = await router().request("/api/oauth/token", { method: "POST", body: gzipSync("grant_type=client_credentials"), headers: { "content-type": "application/x-www-form-urlencoded", "content-encoding": "gzip" } });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: "invalid_request" });
  });
});

describe("a contract behind that door", () => {
  const contract = createRoute({
    method: "put",
    path: "/thing",
    request: { body: { required: true, content: { "application/json": { schema: z.object({ name: z.string(), amount: z.number() }) } } } },
    responses: { 200: answer(z.object({ name: z.string(), amount: z.number() }), "") },
  });
  const app = api();
  app.use("*", plainBody, limitedBody, readableBody);
  app.openapi(contract, (c) => c.json(c.req.valid("json"), 200));
  app.onError((thrown) => problemResponse(toAppError(thrown, "test"), { requestId: "test", path: "/thing", locale: "nl" }));
  const put = (body: BodyInit, type = "application/json") => Promise.resolve(app.request("/thing", { method: "PUT", body, headers: { "content-type": type } }));

  test("is given the body that was looked at", async () => {
    const response = await put('{"name":"Ploegbaas — “é”","amount":14.71}');
    expect([response.status, await response.json()]).toEqual([200, { name: "Ploegbaas — “é”", amount: 14.71 }]);
  });

  test("hears nothing of a body that cannot be read, and says of one that can what is wrong", async () => {
    for (const [, body] of faults) expect((await put(body as BodyInit)).status).toBe(400);
    expect((await put('{"a":1,"a":2}', "application/merge-patch+json; charset=utf-8")).status).toBe(400);
    expect((await put("")).status).toBe(400);
    expect((await put('{"name":7}')).status).toBe(422);
  });
});

async function send(body: BodyInit | Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`${pair.token}:${pair.secret}`).toString("base64")}`;
  const request = new Request("http://localhost/api/v1/company", {
    method: "POST",
    body: body as BodyInit,
    headers: { authorization, "content-type": "application/json", ...headers },
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });
  return router().request(request);
}
