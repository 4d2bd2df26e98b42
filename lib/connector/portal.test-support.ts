import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createHash } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { deriveKey, randomHex, randomLetters } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";

/** A document as the stand-in holds it: the versions by number, and which of them holds now. */
export type StandInDocument = { id: string; partnerId: string; name: string; now: number | null; versions: Record<number, { revision: number; validFrom: string; content: object }> };

/** One werkmaatschappij at the stand-in: its pair, its rights and what is shared with it. A test changes it as it goes. */
export type StandInCompany = {
  number: string;
  tokenId: string;
  token: string;
  secret: string;
  permissions: string[];
  partners: { id: string; name: string; kvkNumber: string }[];
  documents: StandInDocument[];
  /** Answers every request with this instead. */
  refuse?: { status: number; body?: object; headers?: Record<string, string> };
  requests: string[];
};

type Answer = { status: number; body?: unknown; etag?: string; headers?: Record<string, string> };

/** The portal as far as the network shows it: a server that answers in the shapes of its API. */
export async function startPortal(): Promise<{ address: string; company: (number: string) => StandInCompany; stop: () => Promise<void> }> {
  const companies: StandInCompany[] = [];
  const server = createServer((request, response) => send(response, answerTo(companies, request)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    company: (number) => {
      const company = newCompany(number);
      companies.push(company);
      return company;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A document with one version that holds now. */
export function documentOf(company: StandInCompany, name: string): StandInDocument {
  const partner = { id: newId(), name: `Inlener van ${name}`, kvkNumber: "90001354" };
  const document = { id: newId(), partnerId: partner.id, name, now: 1, versions: { 1: versionOf("2026-07-01") } };
  company.partners.push(partner);
  company.documents.push(document);
  return document;
}

export function versionOf(validFrom: string, revision = 1, title = "Orderpicker"): StandInDocument["versions"][number] {
  return { revision, validFrom, content: { customer: { name: "Logistiek Noord" }, positionProfile: [{ positionId: { value: "OP" }, positionTitle: title }] } };
}

/** A webhook as the portal sends it: the body, and the headers with its signature. */
export function webhookOf(company: StandInCompany, event: { type: string; data: object }, at = new Date()): { headers: Record<string, string>; body: string } {
  const id = newId();
  const body = JSON.stringify({ id, occurredAt: at.toISOString(), apiVersion: "2026-11-01", ...event });
  return { headers: signed(company.secret, company.tokenId, id, at, body), body };
}

export function signed(secret: string, tokenId: string, id: string, at: Date, body: string): Record<string, string> {
  const signature = new Webhook(deriveKey(secret, tokenId, "webhook-v1"), { format: "raw" }).sign(id, at, body);
  return { "webhook-id": id, "webhook-timestamp": String(Math.floor(at.getTime() / 1000)), "webhook-signature": signature };
}

function newCompany(number: string): StandInCompany {
  const pair = { tokenId: newId(), token: `cmp_${randomHex(32)}`, secret: randomLetters(44) };
  return { number, ...pair, permissions: ["partners:list", "pay-equity:read"], partners: [], documents: [], requests: [] };
}

function answerTo(companies: StandInCompany[], request: IncomingMessage): Answer {
  const [token, secret] = Buffer.from(request.headers.authorization?.replace(/^Basic /, "") ?? "", "base64").toString().split(":");
  const company = companies.find((one) => one.token === token);
  if (!company || company.secret !== secret) return problem(401, "invalid_credentials");

  const url = new URL(request.url ?? "/", "http://portal.example");
  company.requests.push(url.pathname.replace("/api/v1", "") + url.search);
  return company.refuse ?? contentFor(company, url, request.headers["if-none-match"]);
}

function contentFor(company: StandInCompany, url: URL, ifNoneMatch: string | undefined): Answer {
  const [, , , what = "", id, , number] = url.pathname.split("/");
  if (what === "company") return { status: 200, body: companyBody(company) };
  if (!company.permissions.includes(what === "partners" ? "partners:list" : "pay-equity:read")) return problem(403, "permission_missing");
  if (what === "partners") return page(company.partners, url);
  return id ? documentAnswer(company, id, number, ifNoneMatch) : page(listed(company), url);
}

function companyBody({ number, tokenId, permissions }: StandInCompany): object {
  return {
    ...{ id: newId(), slug: number, number, name: `${number} webinar`, kvkNumber: "68750110", organisation: { id: newId(), name: "Voorbeeld Uitzend Groep" } },
    token: { id: tokenId, name: "(Voorbeeld / 7008) Easyflex", permissions, expiresAt: null },
    agreement: { version: 1, state: "signed", signedAt: "2026-11-01T10:00:00.000Z" },
  };
}

function listed({ documents }: StandInCompany): object[] {
  return documents.flatMap((document) => {
    const version = document.now === null ? undefined : document.versions[document.now];
    if (!version) return [];
    return [{ id: document.id, partnerId: document.partnerId, name: document.name, number: document.now, revision: version.revision, validFrom: version.validFrom, sha256: hashOf(version) }];
  });
}

/** Two to a page, so that every list of three needs the cursor. */
function page(all: object[], url: URL): Answer {
  const start = Number(url.searchParams.get("cursor") ?? 0);
  const nextCursor = start + 2 < all.length ? String(start + 2) : null;
  return { status: 200, body: { items: all.slice(start, start + 2), nextCursor } };
}

function documentAnswer(company: StandInCompany, id: string, named: string | undefined, ifNoneMatch: string | undefined): Answer {
  const document = company.documents.find((one) => one.id === id);
  if (!document) return problem(404, "not_found");

  const number = named ? Number(named) : document.now;
  const version = number === null ? undefined : document.versions[number];
  if (!version) return problem(404, named ? "not_found" : "no_version_applies");

  const etag = `"${hashOf(version)}"`;
  if (ifNoneMatch === etag) return { status: 304, etag };

  const { revision, validFrom, content } = version;
  const head = { number, revision, state: "published", validFrom, validTo: null, publishedAt: "2026-06-05T08:00:00.000Z", correctsNumber: null, retroactive: false, sha256: hashOf(version) };
  return { status: 200, etag, body: { id, partnerId: document.partnerId, name: document.name, version: head, content } };
}

function hashOf(version: object): string {
  return createHash("sha256").update(JSON.stringify(version)).digest("hex");
}

function problem(status: number, code: string): Answer {
  return { status, body: { type: `/errors/${code}`, title: `Het portaal zegt ${code}`, status, code, requestId: newId() } };
}

function send(response: ServerResponse, { status, body, etag, headers = {} }: Answer): void {
  const type = status === 200 ? "application/json" : "application/problem+json";
  response.writeHead(status, { "content-type": type, ...(etag && { etag }), ...headers }).end(body === undefined ? undefined : JSON.stringify(body));
}
