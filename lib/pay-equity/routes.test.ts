import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { router } from "@/lib/api/router";
import { sha256Hex } from "@/lib/core/crypto";
import { create, createRegulation } from "@/prisma/factories";
import { publishDraft, sharePositions } from "./service";

const app = router();
let authorization: string;
let address: string;

beforeAll(async () => {
  const hirer = await createRegulation();
  const { pair, company } = await create.token({ permissions: ["pay-equity:read"] });
  await sharePositions(hirer.admin, hirer.organisation.slug, hirer.documentId, { companyId: company.id, positionIds: ["INPAK"] });
  await publishDraft(hirer.admin, hirer.organisation.slug, hirer.documentId, { declared: "yes" });
  authorization = `Basic ${Buffer.from(`${pair.token}:${pair.secret}`).toString("base64")}`;
  address = `/api/v1/pay-equity/${hirer.documentId}`;
});

const get = async (headers: Record<string, string> = {}, path = address) => app.request(path, { headers: { authorization, ...headers } });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe("a document in an answer", () => {
  test("is the same bytes packed and plain, each with its own ETag", async () => {
    for (const path of [address, `${address}/versions/1`]) {
      const plain = await get({}, path);
      const packed = await get({ "accept-encoding": "br, gzip" }, path);

      expect([plain.headers.get("content-encoding"), packed.headers.get("content-encoding")]).toEqual([null, "gzip"]);
      expect(packed.headers.get("vary")).toContain("accept-encoding");
      expect(packed.headers.get("etag")).not.toBe(plain.headers.get("etag"));
      const [one, other] = [await bytesOf(plain), await bytesOf(packed)];
      expect(gunzipSync(other).equals(one)).toBe(true);
      expect(other.length).toBeLessThan(one.length / 2);
    }
  });

  test("holds the stored message byte for byte, as its hash says", async () => {
    const text = (await bytesOf(await get())).toString();
    const { version } = JSON.parse(text) as { version: { sha256: string } };

    expect(sha256Hex(text.slice(text.indexOf('"content":') + '"content":'.length, -1))).toBe(version.sha256);
  });

  test("is not sent again to whoever holds it, in either form", async () => {
    const etags = [(await get()).headers.get("etag") ?? "", (await get({ "accept-encoding": "gzip" })).headers.get("etag") ?? ""];

    for (const etag of etags) {
      expect((await get({ "if-none-match": etag, "accept-encoding": "gzip" })).status).toBe(304);
      expect((await get({ "if-none-match": `"anders", W/${etag}` })).status).toBe(304);
    }
  });

  test.each([
    ["", null],
    ["identity", null],
    ["gzip;q=0", null],
    ["br", null],
    ["gzip;q=0.5", "gzip"],
    ["*", "gzip"],
    ["GZIP", "gzip"],
  ])("under Accept-Encoding %j is %s", async (accepted, encoding) => {
    expect((await get({ "accept-encoding": accepted })).headers.get("content-encoding")).toBe(encoding);
  });

  test("of a day before all calendars is none", async () => {
    for (const asOf of ["0000-01-01", "0001-01-01", "2020-01-01"]) expect((await get({}, `${address}?asOf=${asOf}`)).status).toBe(404);
    expect((await get({}, `${address}?asOf=9999-12-31`)).status).toBe(404);
    expect((await get({}, `${address}?asOf=2026-07-01`)).status).toBe(200);
  });
});
