import { beforeAll, describe, expect, test } from "vitest";
import { atMoment } from "@/lib/core/clock";
import { changeAllowList, pauseToken, resumeToken, revokeToken, rotateToken } from "@/lib/tokens/lifecycle.service";
import { changePermissions, getToken } from "@/lib/tokens/service";
import type { IssuedCredential } from "@/lib/tokens/schema";
import { create, type Founded } from "@/prisma/factories";
import { router } from "./router";

const app = router();
let own: Founded & { pair: IssuedCredential };

beforeAll(async () => void (own = await create.token({ permissions: ["partners:list", "pay-equity:read"] })));

type Answer = { access_token: string; error: string; error_description: string; error_uri: string; scope: string; expires_in: number; token_type: string };

const ask = (form: Record<string, string> | string, headers: Record<string, string> = {}) =>
  Promise.resolve(
    app.request("/api/oauth/token", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: typeof form === "string" ? form : new URLSearchParams(form).toString(),
    }),
  );
const body = async (response: Response) => (await response.json()) as Answer;
const grant = { grant_type: "client_credentials" };
const basic = ({ token, secret }: { token: string; secret: string }) => `Basic ${Buffer.from(`${token}:${secret}`).toString("base64")}`;
const asBearer = (bearer: string, path = "/api/v1/company") => Promise.resolve(app.request(path, { headers: { authorization: `Bearer ${bearer}` } }));
const bearerOf = async (pair: { token: string; secret: string }, form: Record<string, string> = {}) => (await body(await ask({ ...grant, ...form }, { authorization: basic(pair) }))).access_token;

describe("a pair is exchanged for a Bearer", () => {
  test("by Basic and by the body, never to be kept by anybody between", async () => {
    const { token, secret } = own.pair;
    for (const response of [await ask(grant, { authorization: basic(own.pair) }), await ask({ ...grant, client_id: token, client_secret: secret })]) {
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toBe("no-store");
      const answer = await body(response);
      expect(answer).toMatchObject({ token_type: "Bearer", expires_in: 3_600, scope: "partners:list pay-equity:read" });
      expect(await (await asBearer(answer.access_token)).json()).toMatchObject({ token: { id: own.pair.tokenId } });
    }
  });

  test("with fewer rights when fewer are asked for", async () => {
    const bearer = await bearerOf(own.pair, { scope: "partners:list" });
    expect((await asBearer(bearer, "/api/v1/partners")).status).toBe(200);
    expect((await asBearer(bearer, "/api/v1/pay-equity")).status).toBe(403);
  });

  test.each<{ what: string; form: Record<string, string> | string; headers?: Record<string, string>; status: number; error: string }>([
    { what: "no grant type", form: { client_id: "x", client_secret: "y" }, status: 400, error: "invalid_request" },
    { what: "another grant type", form: { grant_type: "password", client_id: "x", client_secret: "y" }, status: 400, error: "unsupported_grant_type" },
    { what: "no client", form: grant, status: 401, error: "invalid_client" },
    { what: "an unknown client", form: { ...grant, client_id: `cmp_${"0".repeat(64)}`, client_secret: "x" }, status: 401, error: "invalid_client" },
    { what: "a parameter twice", form: "grant_type=client_credentials&grant_type=client_credentials", status: 400, error: "invalid_request" },
    { what: "JSON", form: "{}", headers: { "content-type": "application/json" }, status: 400, error: "invalid_request" },
    { what: "much too much", form: `grant_type=${"x".repeat(5_000)}`, status: 413, error: "invalid_request" },
  ])("not for $what: $error", async ({ form, headers, status, error }) => {
    const response = await ask(form, headers);
    expect(response.status).toBe(status);
    const answer = await body(response);
    expect(answer.error).toBe(error);
    expect(answer.error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
    if (status === 401) expect(response.headers.get("www-authenticate")).toContain("Basic");
  });

  test("not for two proofs at once, a wrong secret, or a right the token lacks", async () => {
    const both = await ask({ ...grant, client_id: own.pair.token, client_secret: own.pair.secret }, { authorization: basic(own.pair) });
    expect([both.status, (await body(both)).error]).toEqual([400, "invalid_request"]);
    const wrong = await ask(grant, { authorization: basic({ ...own.pair, secret: "x".repeat(44) }) });
    expect([wrong.status, (await body(wrong)).error]).toEqual([401, "invalid_client"]);
    const more = await ask({ ...grant, scope: "partners:list requests:create" }, { authorization: basic(own.pair) });
    expect([more.status, (await body(more)).error]).toEqual([400, "invalid_scope"]);
  });

  test("by POST alone", async () => {
    const response = await app.request("/api/oauth/token");
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  });
});

describe("a Bearer", () => {
  test("lasts an hour", async () => {
    const bearer = await bearerOf(own.pair);
    const inMinutes = (minutes: number) => atMoment(new Date(Date.now() + minutes * 60_000), () => asBearer(bearer));

    expect((await inMinutes(59)).status).toBe(200);
    const over = await inMinutes(61);
    expect(over.status).toBe(401);
    expect(over.headers.get("www-authenticate")).toContain('error="invalid_token"');
    expect(await over.json()).toMatchObject({ code: "invalid_credentials" });
  });

  test("that is a bare token, or unknown, is 401 and says what is missing", async () => {
    expect(((await (await asBearer(own.pair.token)).json()) as { title: string }).title).toContain("secret");
    expect((await asBearer(`cat_${"0".repeat(64)}`)).status).toBe(401);
  });

  test("stops with its token and its pair, and follows its rights and addresses, with the next call", async () => {
    const { admin, company, pair } = await create.token({ permissions: ["partners:list"] });
    const here = [admin, company.slug, pair.tokenId] as const;
    const bearer = await bearerOf(pair);
    const code = async (path?: string) => ((await (await asBearer(bearer, path)).json()) as { code?: string }).code ?? "in";

    expect(await code()).toBe("in");
    await pauseToken(...here);
    expect(await code()).toBe("token_paused");
    await resumeToken(...here);
    await changePermissions(...here, ["partners:read"]);
    expect(await code("/api/v1/partners")).toBe("permission_missing");
    await changeAllowList(...here, { cidrs: ["203.0.113.0/24"] });
    expect(await code()).toBe("address_not_allowed");
    const refused = await ask(grant, { authorization: basic(pair) });
    expect([refused.status, (await body(refused)).error]).toEqual([400, "unauthorized_client"]);
    await changeAllowList(...here, { cidrs: [] });
    expect(await code()).toBe("in");
    await rotateToken(...here, { overlap: "0" });
    expect(await code()).toBe("token_expired");
    await revokeToken(...here, { reason: "Klaar", confirm: (await getToken(...here)).name });
    expect(await code()).toBe("token_revoked");
  });
});
