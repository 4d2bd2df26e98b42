import { type LookupAddress, promises as dns } from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { type AddressPolicy, mayCall } from "./address.rules";
import { ANSWER_LIMIT, ATTEMPT_TIMEOUT } from "./rules";
import type { AttemptError } from "./schema";

/** One request. `body` goes out as it is: these bytes were signed. */
export type Outgoing = { url: string; headers: Record<string, string>; body: Uint8Array };

/** What came back. `address` is what was dialled; `answer` is at most 20 kB, as text; `error` is null for a whole answer. */
export type Answer = { status: number | null; error: AttemptError | null; answer: string | null; address: string | null; durationMs: number };

/** Every address of a name, as the system resolves it. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

/** What a request may do. `timeout` is for all of it, in milliseconds. */
export type Allowance = { policy: AddressPolicy; resolve?: Resolve; timeout?: number };

/** Certificates are verified whatever the environment says; a name with several addresses gets three seconds for each. */
const CONNECTION = { rejectUnauthorized: true, minVersion: "TLSv1.2", autoSelectFamilyAttemptTimeout: 3_000, maxHeaderSize: 16_384 } as const;

/** How far an attempt came; it names the fault when nothing else does. */
type Phase = "lookup" | "connect" | "handshake" | "answer";
type Seen = { phase: Phase; address: string | null; status: number | null; chunks: Buffer[]; size: number };

class AddressRefused extends Error {}
class TimeIsUp extends Error {}

/**
 * Makes the one outgoing request of the product, and never throws: what went wrong is part of the answer. Every address
 * the name leads to must be allowed, decided inside the connection's own lookup, so that what is judged is what is dialled.
 * No redirect is followed, no proxy obeyed, no cookie kept, no certificate taken on trust; time, headers and answer are bounded.
 */
export async function send(outgoing: Outgoing, allowance: Allowance): Promise<Answer> {
  const started = performance.now();
  const seen: Seen = { phase: "lookup", address: null, status: null, chunks: [], size: 0 };
  const error = await exchange(outgoing, allowance, seen).then(
    () => null,
    (thrown: unknown) => errorOf(thrown, seen.phase),
  );
  return { status: seen.status, error, answer: textOf(Buffer.concat(seen.chunks)), address: seen.address, durationMs: Math.round(performance.now() - started) };
}

/**
 * What would go wrong with the address of a URL if something were sent now; null when the way is clear. Nothing is dialled.
 */
export async function addressTrouble(url: URL, { policy, resolve = resolveAll, timeout = 3_000 }: Allowance): Promise<"dns_failed" | "address_refused" | null> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new TimeIsUp()), timeout).unref());
  return Promise.race([vettedAddresses(url, policy, resolve), late]).then(
    () => null,
    (thrown) => (thrown instanceof AddressRefused ? "address_refused" : "dns_failed"),
  );
}

const resolveAll: Resolve = (host) => dns.lookup(host, { all: true });

function exchange({ url: target, headers, body }: Outgoing, allowance: Allowance, seen: Seen): Promise<void> {
  const url = new URL(target);
  const { policy, resolve = resolveAll, timeout = ATTEMPT_TIMEOUT } = allowance;

  return new Promise<void>((done, fail) => {
    const host = hostOf(url);
    if (isIP(host) !== 0 && !mayCall(url, host, policy)) throw new AddressRefused();
    if (isIP(host) !== 0) noteAddress(seen, host);

    const request = (url.protocol === "https:" ? https : http).request({
      method: "POST",
      protocol: url.protocol,
      hostname: host,
      port: url.port,
      path: url.pathname + url.search,
      headers,
      agent: false,
      lookup: vettingLookup(url, policy, resolve, seen),
      ...CONNECTION,
    });
    const clock = setTimeout(() => request.destroy(new TimeIsUp()), timeout);
    const finish = (settle: () => void) => {
      clearTimeout(clock);
      settle();
      request.destroy();
    };

    followConnection(request, url, seen);
    request.on("response", (response) => keepAnswer(response, seen, () => finish(done), (cause) => finish(() => fail(cause))));
    request.on("error", (cause) => finish(() => fail(cause)));
    request.on("close", () => finish(() => fail(new Error("closed before the answer was whole"))));
    request.end(body);
  });
}

/** The connection asks this where to go: all addresses, every one of them vetted, or none. */
function vettingLookup(url: URL, policy: AddressPolicy, resolve: Resolve, seen: Seen): LookupFunction {
  return (_host, options, callback) => {
    vettedAddresses(url, policy, resolve).then(
      (addresses) => {
        const [first] = addresses;
        noteAddress(seen, first.address);
        if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (cause: NodeJS.ErrnoException) => callback(cause, "", 0),
    );
  };
}

/** @throws AddressRefused when one of the addresses may not be called, anything else when there are none */
async function vettedAddresses(url: URL, policy: AddressPolicy, resolve: Resolve): Promise<[LookupAddress, ...LookupAddress[]]> {
  const host = hostOf(url);
  const family = isIP(host);
  const [first, ...others] = family === 0 ? await resolve(host) : [{ address: host, family }];
  if (!first) throw new Error("the name has no address");
  if (![first, ...others].every(({ address }) => mayCall(url, address, policy))) throw new AddressRefused();
  return [first, ...others];
}

function followConnection(request: http.ClientRequest, url: URL, seen: Seen): void {
  request.on("socket", (socket) => {
    socket.once("connect", () => {
      seen.phase = url.protocol === "https:" ? "handshake" : "answer";
      seen.address = socket.remoteAddress ?? seen.address;
    });
    socket.once("secureConnect", () => (seen.phase = "answer"));
  });
}

/** Reads at most 20 kB. A longer answer is cut there: its status says all that matters. */
function keepAnswer(response: http.IncomingMessage, seen: Seen, done: () => void, fail: (cause: Error) => void): void {
  seen.status = response.statusCode ?? null;
  response.on("data", (chunk: Buffer) => {
    seen.chunks.push(chunk);
    seen.size += chunk.length;
    if (seen.size > ANSWER_LIMIT) done();
  });
  response.on("end", done);
  response.on("error", fail);
}

function noteAddress(seen: Seen, address: string): void {
  seen.phase = "connect";
  seen.address = address;
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}

function errorOf(thrown: unknown, phase: Phase): AttemptError {
  if (thrown instanceof AddressRefused) return "address_refused";

  const code = thrown instanceof TimeIsUp ? "ETIMEDOUT" : codeOf(thrown);
  if (/CERT|SSL|TLS|EPROTO/.test(code)) return "tls_failed";
  return errorIn[phase](code);
}

const errorIn: Record<Phase, (code: string) => AttemptError> = {
  lookup: () => "dns_failed",
  connect: (code) => (code === "ETIMEDOUT" ? "connection_timeout" : "connection_refused"),
  handshake: (code) => (code === "ETIMEDOUT" ? "connection_timeout" : "tls_failed"),
  answer: (code) => {
    if (code === "ETIMEDOUT") return "response_timeout";
    if (code === "HPE_HEADER_OVERFLOW") return "response_too_large";
    return code.startsWith("HPE_") ? "response_invalid" : "connection_reset";
  },
};

function codeOf(thrown: unknown): string {
  return typeof thrown === "object" && thrown !== null && "code" in thrown ? String(thrown.code) : "";
}

/** Bytes as text that a database can hold: what is not UTF-8, and NUL, become U+FFFD; no character is cut in two. */
function textOf(bytes: Buffer): string | null {
  const text = new TextDecoder().decode(bytes.subarray(0, ANSWER_LIMIT)).replaceAll("\0", "\uFFFD");
  return new TextDecoder().decode(Buffer.from(text).subarray(0, ANSWER_LIMIT), { stream: true }) || null;
}
