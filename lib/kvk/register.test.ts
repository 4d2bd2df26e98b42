import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { overHttp } from "./client";
import { fault, profileOf, searchFor } from "./fixtures";
import { registerOver } from "./register";

const KEY = "l7xx-sleutel-van-de-proef";
let close: (() => Promise<void>) | undefined;

afterEach(() => close?.());

describe("the real client, against a server that answers as KVK documents", () => {
  test("fills name and address of a company, and sends the key in its header alone", async () => {
    const asked: IncomingMessage[] = [];
    const register = await served((request, response) => {
      asked.push(request);
      send(response, profileOf("68750110"));
    });

    expect(await register.findCompany("68750110")).toEqual({
      state: "found",
      name: "Test BV Donald",
      tradeNames: ["Test BV Donald"],
      legalForm: "Besloten vennootschap met gewone structuur",
      address: { street: "Hizzaarderlaan", houseNumber: "3", houseNumberAddition: "A", postcode: "8823 SJ", city: "Lollum" },
    });
    expect(asked.map(({ url, headers }) => ({ url, key: headers.apikey }))).toEqual([{ url: "/api/v1/basisprofielen/68750110", key: KEY }]);
  });

  test("takes the address of the owner where a company has no branches", async () => {
    const register = await served((_, response) => send(response, profileOf("90004760")));

    expect(await register.findCompany("90004760")).toMatchObject({ state: "found", address: { street: "Voorbeeldplein", houseNumberAddition: "" } });
  });

  test("asks once about a company with a thousand branches", async () => {
    let count = 0;
    const register = await served((_, response) => {
      count += 1;
      send(response, profileOf("90006577"));
    });

    expect(await register.findCompany("90006577")).toMatchObject({ state: "found", name: "Duizend Vestigingen B.V." });
    expect(count).toBe(1);
  });

  test("fills the name alone where the address is shielded", async () => {
    const register = await served((_, response) => send(response, profileOf("90001354")));

    expect(await register.findCompany("90001354")).toMatchObject({ state: "found", name: "Grand Contex BV", address: null });
  });

  test("takes no postbox for an address", async () => {
    const register = await served((_, response) => send(response, profileOf("90000749")));

    expect(await register.findCompany("90000749")).toMatchObject({ state: "found", address: null });
  });

  test("says that a company ended, and when", async () => {
    const register = await served((_, response) => send(response, profileOf("55344526")));

    expect(await register.findCompany("55344526")).toEqual({ state: "ended", name: "Coöperatie Oud Voorbeeld U.A.", endedOn: "2019-06-30" });
  });

  test.each(["IPD0005", "IPD0007"])("does not find what KVK delivers nothing for (%s) and no search finds", async (code) => {
    const paths: string[] = [];
    const register = await served((request, response) => {
      paths.push(request.url ?? "");
      send(response, request.url?.includes("/v2/zoeken") ? fault(404, "IPD5200", "Geen resultaten.") : fault(404, code, "Kan niet worden geleverd."));
    });

    expect(await register.findCompany("12345678")).toEqual({ state: "not_found" });
    expect(paths[1]).toBe("/api/v2/zoeken?kvkNummer=12345678&inclusiefInactieveRegistraties=true&pagina=1&resultatenPerPagina=10");
  });

  test("finds by a search what has no profile: ended when every row is inactive, else by its name", async () => {
    const search = { ended: searchFor("96354429"), active: searchFor("68750110") };
    const register = await served((request, response) => {
      if (!request.url?.includes("/v2/zoeken")) return send(response, fault(404, "IPD0005", "Kan niet worden geleverd."));
      return send(response, request.url.includes("96354429") ? search.ended : search.active);
    });

    expect(await register.findCompany("96354429")).toEqual({ state: "ended", name: "Coöperatie Stil Voorbeeld U.A.", endedOn: null });
    expect(await register.findCompany("68750110")).toMatchObject({ state: "found", name: "Test BV Donald", address: null });
  });

  test.each([
    { what: "IPD1003", answer: fault(500, "IPD1003", "Tijdelijk niet beschikbaar.") },
    { what: "IPD1002 in a 404", answer: fault(404, "IPD1002", "Tijdelijk niet beschikbaar.") },
    { what: "a 503 without words", answer: { status: 503, body: undefined } },
    { what: "401", answer: { status: 401, body: { fault: { faultstring: "Invalid API key" } } } },
    { what: "403", answer: { status: 403, body: undefined } },
    { what: "429", answer: { status: 429, body: undefined } },
    { what: "a 404 of another server", answer: { status: 404, body: { message: "no such page" } } },
    { what: "another company than asked", answer: profileOf("68727720") },
    { what: "a profile without a name", answer: { status: 200, body: { kvkNummer: "68750110" } } },
    { what: "a list", answer: { status: 200, body: [] } },
    { what: "a name that is a number", answer: { status: 200, body: { kvkNummer: "68750110", naam: 42 } } },
    { what: "addresses that are text", answer: { status: 200, body: { kvkNummer: "68750110", naam: "X", _embedded: { hoofdvestiging: { adressen: "nergens" } } } } },
  ])("is unavailable after $what", async ({ answer }) => {
    const register = await served((_, response) => send(response, answer));

    expect(await register.findCompany("68750110")).toEqual({ state: "unavailable" });
  });

  test("is unavailable after what is no JSON, is too large, breaks off, leads elsewhere or takes too long", async () => {
    const answers: Record<string, (response: ServerResponse) => void> = {
      "00000001": (response) => response.end("<html>onderhoud</html>"),
      "00000002": (response) => response.end(`{"naam":"${"x".repeat(2_000_000)}"}`),
      "00000003": (response) => response.writeHead(200, { "content-length": 1_000 }).write('{"naam"', () => response.destroy()),
      "00000004": (response) => response.writeHead(302, { location: "/api/v1/basisprofielen/68750110" }).end(),
      "00000005": () => undefined,
      "00000006": (response) => void response.writeHead(200).write('{"naam"'),
    };
    const register = await served((request, response) => answers[request.url?.slice(-8) ?? ""]?.(response), 400);

    for (const kvkNumber of Object.keys(answers)) expect(await register.findCompany(kvkNumber)).toEqual({ state: "unavailable" });
  });

  test("is unavailable where nobody listens", async () => {
    expect(await registerOver(overHttp("http://127.0.0.1:9/api", KEY)).findCompany("68750110")).toEqual({ state: "unavailable" });
  });

  test("keeps one line of plain text of what a name holds, and no address that no form of ours takes", async () => {
    const adressen = [{ type: "bezoekadres", straatnaam: "Kade", huisnummer: "7", postcode: "B-1000", plaats: "Brussel", land: "België" }];
    const naam = `  Veel\u0000 te\r\nlang \u202e${"x".repeat(400)}`;
    const register = await served((_, response) => send(response, { status: 200, body: { kvkNummer: "68750110", naam, nieuw: { veld: true }, _embedded: { hoofdvestiging: { adressen } } } }));

    const answer = await register.findCompany("68750110");
    expect(answer).toMatchObject({ state: "found", address: null });
    expect(answer.state === "found" && answer.name).toMatch(/^Veel te lang x{50,107}$/);
  });
});

/** The real client before a server on this machine. */
async function served(answer: (request: IncomingMessage, response: ServerResponse) => void, timeout = 5_000) {
  const server = http.createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    close = undefined;
  };
  return registerOver(overHttp(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api`, KEY), timeout);
}

function send(response: ServerResponse, { status, body }: { status: number; body: unknown }): void {
  response.writeHead(status, { "content-type": "application/json" }).end(body === undefined ? "" : JSON.stringify(body));
}
