import { describe, expect, test } from "vitest";
import { router } from "@/lib/api/router";
import { LARGEST_UPLOAD } from "./verification.schema";
import { unpackVerdict } from "./verification.service";

let addresses = 0;

describe("the form of /controleer", () => {
  test("answers a code with an address of the page", async () => {
    const response = await post(formWith({ code: "AAAA-AAAA-AAAA-AAAA-AAAA" }));

    expect(response.status).toBe(303);
    expect(verdictIn(response.headers.get("location"))).toMatchObject({ kind: "unknownCode" });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("reads a file, and says of a form without one that one has to be chosen", async () => {
    const file = new File([Buffer.from("geen pdf")], "brief.pdf");

    expect(verdictIn((await post(formWith({ bestand: file }))).headers.get("location"))).toMatchObject({ kind: "false", reason: "notPdf" });
    expect(verdictIn((await post(formWith({ bestand: new File([], "") }))).headers.get("location"))).toMatchObject({ reason: "noFile" });
    expect(verdictIn((await post("iets", { "content-type": "text/plain" })).headers.get("location"))).toMatchObject({ reason: "noFile" });
  });

  test("refuses a file over 20 MB with 413 and leads on to the page that says so", async () => {
    const response = await post(formWith({ bestand: new File([Buffer.alloc(LARGEST_UPLOAD + 1)], "groot.pdf") }));

    expect(response.status).toBe(413);
    expect(verdictIn(/url=(.*)$/.exec(response.headers.get("refresh") ?? "")?.[1] ?? null)).toEqual({ kind: "false", reason: "tooLarge" });
    expect(await response.text()).toContain("groter dan 20 MB");
  });

  test("takes a file of exactly 20 MB", async () => {
    const response = await post(formWith({ bestand: new File([Buffer.alloc(LARGEST_UPLOAD)], "groot.pdf") }));

    expect(verdictIn(response.headers.get("location"))).toMatchObject({ kind: "false", reason: "notPdf" });
  });

  test("lets one address check thirty times in ten minutes", async () => {
    const address = "198.51.100.200";
    const statuses: number[] = [];
    for (let count = 0; count < 31; count += 1) statuses.push((await post(formWith({ code: "x" }), {}, address)).status);
    const refused = await post(formWith({ code: "x" }), {}, address);

    expect(statuses.filter((status) => status === 303)).toHaveLength(30);
    expect([statuses.at(-1), refused.status]).toEqual([429, 429]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await post(formWith({ code: "x" }))).status).toBe(303);
  });

  test("shows the page to whoever opens its address", async () => {
    const response = await router().request("/controleer/upload");
    expect([response.status, response.headers.get("location")]).toEqual([303, "/controleer"]);
  });
});

/** Each post comes from an address of its own, unless one is given. */
async function post(body: FormData | string, headers: Record<string, string> = {}, remoteAddress = `198.51.100.${(addresses += 1)}`): Promise<Response> {
  const bindings = { incoming: { socket: { remoteAddress } } };
  return router().request("/controleer/upload", { method: "POST", body, headers }, bindings);
}

function formWith(fields: Record<string, string | File>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

function verdictIn(address: string | null): unknown {
  return unpackVerdict(new URL(address ?? "", "http://localhost").searchParams.get("uitslag") ?? "");
}
