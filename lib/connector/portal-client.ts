import { z } from "zod";
import { faultOfProblem, type NeededPermission } from "./rules";
import { Company, Listed, Page, Partner, PayEquity, Problem } from "./portal.schema";
import type { Answer, Fault } from "./schema";

/** Where the portal is and who asks. The token names, the secret proves (HTTP Basic). */
export type Credentials = { address: string; token: string; secret: string };

/** A document as it came, with the tag that asks later whether it changed. */
export type Fetched = { document: PayEquity; etag: string | null };

/** Longest wait for one answer, in milliseconds. */
const TIMEOUT = 10_000;

/** Most bytes read of one answer. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Most pages of one list. */
const MAX_PAGES = 500;

/** To whom the token belongs. Needs no right. */
export async function getCompany(credentials: Credentials): Promise<Answer<Company>> {
  return parsed(await get(credentials, "/company"), Company);
}

/** All inleners of the werkmaatschappij, page after page. */
export async function listPartners(credentials: Credentials): Promise<Answer<Partner[]>> {
  return list(credentials, "/partners", "partners:list", Partner);
}

/** Which version every shared document holds now, page after page. */
export async function listPayEquity(credentials: Credentials): Promise<Answer<Listed[]>> {
  return list(credentials, "/pay-equity", "pay-equity:read", Listed);
}

/** The version of a document that holds now; null when it is still the one with this tag (304). */
export async function getPayEquity(credentials: Credentials, id: string, etag: string | null): Promise<Answer<Fetched | null>> {
  return document(credentials, `/pay-equity/${encodeURIComponent(id)}`, etag);
}

/** One version by its number, also one that does not hold yet or no longer. */
export async function getVersion(credentials: Credentials, id: string, number: number): Promise<Answer<Fetched | null>> {
  return document(credentials, `/pay-equity/${encodeURIComponent(id)}/versions/${number}`, null);
}

async function document(credentials: Credentials, path: string, etag: string | null): Promise<Answer<Fetched | null>> {
  const answer = await get(credentials, path, "pay-equity:read", etag);
  if (answer.fault) return answer;
  if (answer.value.status === 304) return { value: null };

  const { value, fault } = parsed(answer, PayEquity);
  return fault ? { fault } : { value: { document: value, etag: answer.value.etag } };
}

async function list<Item>(credentials: Credentials, path: string, right: NeededPermission, item: z.ZodType<Item>): Promise<Answer<Item[]>> {
  const items: Item[] = [];
  const cursors = new Set<string>();
  let cursor: string | null | undefined;

  do {
    const query = new URLSearchParams({ limit: "100", ...(cursor && { cursor }) });
    const page = parsed(await get(credentials, `${path}?${query}`, right), Page);
    if (page.fault) return page;

    const found = z.array(item).safeParse(page.value.items);
    cursor = page.value.nextCursor;
    // A cursor that comes back, or no end of them, is a portal that goes round in circles.
    if (!found.success || (cursor && cursors.has(cursor)) || cursors.size === MAX_PAGES) return unreadable;

    items.push(...found.data);
    if (cursor) cursors.add(cursor);
  } while (cursor);
  return { value: items };
}

type Body = { status: number; etag: string | null; json: unknown };

const unreadable: { fault: Fault } = { fault: { kind: "unreadable", values: {} } };

function parsed<Value>(answer: Answer<Body>, shape: z.ZodType<Value>): Answer<Value> {
  if (answer.fault) return answer;
  const read = shape.safeParse(answer.value.json);
  return read.success ? { value: read.data } : unreadable;
}

async function get(credentials: Credentials, path: string, right?: NeededPermission, etag: string | null = null): Promise<Answer<Body>> {
  const basic = Buffer.from(`${credentials.token}:${credentials.secret}`).toString("base64");
  try {
    const response = await fetch(`${credentials.address}/api/v1${path}`, {
      headers: { authorization: `Basic ${basic}`, accept: "application/json", ...(etag && { "if-none-match": etag }) },
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const text = await textOf(response);
    if (text === null) return unreadable;
    return answerOf(response, text, right);
  } catch (cause) {
    const late = cause instanceof DOMException && cause.name === "TimeoutError";
    return { fault: { kind: late ? "timeout" : "unreachable", values: {} } };
  }
}

function answerOf(response: Response, text: string, right?: NeededPermission): Answer<Body> {
  if (response.status === 304) return { value: { status: 304, etag: null, json: null } };

  const json = jsonOf(text);
  if (response.status === 200) return { value: { status: 200, etag: response.headers.get("etag"), json } };

  const problem = Problem.safeParse(json);
  return { fault: faultOfProblem(response.status, problem.success ? problem.data : null, response.headers.get("retry-after"), right) };
}

/** The body as text; null when there is more of it than anyone means to send. */
async function textOf(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
