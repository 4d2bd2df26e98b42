import { expect, test } from "vitest";
import { router } from "@/lib/api/router";
import { dump, tablesWith } from "@/prisma/dump";
import { create } from "@/prisma/factories";
import { rotateToken } from "./lifecycle.service";
import { writeCalls } from "./usage.service";

test("a copy of every table holds no token, secret, webhook key or Bearer, also of those who put them where they do not belong", async () => {
  const { pair, admin, company } = await create.token();
  const next = await rotateToken(admin, company.slug, pair.tokenId, { overlap: "1h" });
  const app = router();
  const issued = await app.request("/api/oauth/token", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: next.token, client_secret: next.secret }).toString(),
  });
  const { access_token: bearer } = (await issued.json()) as { access_token: string };
  for (const path of [`/api/v1/partners/${pair.secret}?token=${pair.token}&${pair.secret}=1`, `/api/v1/${bearer}`, `/api/v1/partners/${encodeURIComponent(pair.webhookSecret)}`]) {
    await app.request(path, { headers: { authorization: `Bearer ${bearer}`, "x-request-id": pair.secret } });
  }
  await writeCalls();

  const copy = await dump();
  const secrets = [pair, next].flatMap(({ token, secret, webhookSecret }) => [token, token.slice(4), secret, webhookSecret, webhookSecret.slice(6), Buffer.from(webhookSecret.slice(6), "base64").toString("hex")]);
  expect(tablesWith(copy, pair.tokenId)).toContain("ApiToken");
  expect(tablesWith(copy, ...secrets, bearer, bearer.slice(4))).toEqual([]);
}, 60_000);
