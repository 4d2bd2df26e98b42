import { afterAll, expect, test } from "vitest";
import { closeConnector } from "@/lib/connector/database";
import { POST } from "./route";

afterAll(closeConnector);

const send = (body: string, headers: Record<string, string> = {}) => POST(new Request("http://localhost:3000/connector/webhook?wmnr=cju1u6p", { method: "POST", body, headers }));

test("an unknown address is a 404 with problem details, and keeps nothing", async () => {
  const response = await send("{}");
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({ code: "unknown_address", title: "Dit webhookadres bestaat niet." });
});

test("an answer is in English for who asks for it", async () => {
  expect(await (await send("{}", { "accept-language": "en" })).json()).toMatchObject({ title: "This webhook address does not exist." });
});

test("a body of more than 64 kB is a 413, before anything is looked up", async () => {
  expect((await send("x".repeat(64 * 1024))).status).toBe(404);
  expect((await send("x".repeat(64 * 1024 + 1))).status).toBe(413);
});
