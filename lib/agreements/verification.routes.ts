import { Busboy } from "@fastify/busboy";
import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { clientAddress } from "@/lib/core/address";
import { env } from "@/lib/core/env";
import { locales, wordsIn } from "@/lib/core/words";
import { LARGEST_UPLOAD, type Verdict } from "./verification.schema";
import { type OtherPapers, packVerdict, verifyCode, verifyFile } from "./verification.service";

type Environment = { Bindings: HttpBindings };

/** Where the forms of /controleer post to; a page's own address is taken by the actions of that page. */
const ADDRESS = "/controleer/upload";

/** Checks from one address in ten minutes: enough for a drawer full of documents, far too few to guess a code of 100 bits. */
const CHECKS = 30;
const PER_SECONDS = 600;

/** Files in memory at once; whoever comes after waits a moment. */
const AT_ONCE = 8;

/** Of a file that is too large so much more is read and thrown away, so that the browser is there to hear the answer. Bytes. */
const PATIENCE = 4 * LARGEST_UPLOAD;

const limiter = new RateLimiterMemory({ points: CHECKS, duration: PER_SECONDS, keyPrefix: "verification" });
let reading = 0;

/**
 * The form of /controleer: a file or a code, from anybody, as a plain form sends it. The answer goes back as an address of
 * the page, so that it works without JavaScript and reloading asks nothing again.
 *
 * @param others what the portal gives out beside signed agreements
 */
export function verificationRoutes(others: OtherPapers) {
  return new Hono<Environment>()
    .get(ADDRESS, (c) => c.redirect("/controleer", 303))
    .post(ADDRESS, async (c) => {
      const busy = await spend(c);
      if (busy) return answer(c, busy, 429, busy.seconds);
      if (reading >= AT_ONCE) return answer(c, { kind: "busy", seconds: 5 }, 503, 5);

      reading += 1;
      try {
        const verdict = await verdictOn(c, others);
        return answer(c, verdict, verdict.kind === "false" && verdict.reason === "tooLarge" ? 413 : 303);
      } finally {
        reading -= 1;
      }
    });
}

async function verdictOn(c: Context<Environment>, others: OtherPapers): Promise<Verdict> {
  const sent = await readForm(c);
  if (sent === "too large") return { kind: "false", reason: "tooLarge" };
  if (sent.code !== null) return verifyCode(sent.code, others);
  if (sent.file === null) return { kind: "false", reason: "noFile" };

  return verifyFile(sent.file, { address: addressOf(c), userAgent: null }, others);
}

type Sent = { file: Buffer | null; code: string | null };

/** Reads a form piece by piece and keeps no more than one file of the allowed size. */
async function readForm(c: Context<Environment>): Promise<Sent | "too large"> {
  const contentType = c.req.header("content-type") ?? "";
  const body = c.req.raw.body;
  if (!body || !/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(contentType)) return { file: null, code: null };

  const form = new Busboy({
    headers: { "content-type": contentType },
    limits: { files: 1, fileSize: LARGEST_UPLOAD, fields: 4, fieldSize: 200, parts: 6, headerPairs: 20 },
  });
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    const sent = { code: null as string | null, named: false, tooLarge: false };
    let received = 0;
    const source = Readable.fromWeb(body as ReadableStream<Uint8Array>);

    form.on("file", (_field, stream, name) => {
      sent.named = Boolean(name);
      stream.on("data", (piece: Buffer) => void (sent.tooLarge || pieces.push(piece)));
      stream.on("limit", () => {
        sent.tooLarge = true;
        pieces.length = 0;
      });
    });
    form.on("field", (field, value) => {
      if (field === "code") sent.code = value;
    });
    const done = () => resolve(sent.tooLarge ? "too large" : { file: sent.named ? Buffer.concat(pieces) : null, code: sent.code });
    form.on("finish", done);
    form.on("error", () => resolve({ file: null, code: null })); // no form at all: nothing was chosen
    source.on("error", done);
    source.on("data", (piece: Uint8Array) => {
      received += piece.length;
      if (received > PATIENCE) source.destroy();
    });
    source.on("close", done);
    source.pipe(form);
  });
}

/** A redirect for what was answered; else the status itself, with a way on for browsers that follow no header. */
function answer(c: Context<Environment>, verdict: Verdict, status: 303 | 413 | 429 | 503, retryAfter?: number): Response {
  const address = `/controleer?uitslag=${encodeURIComponent(packVerdict(verdict))}`;
  const headers = { "cache-control": "no-store", ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }) };
  if (status === 303) return c.body(null, 303, { ...headers, location: address });

  const chosen = getCookie(c, "locale");
  const locale = locales.find((known) => known === chosen) ?? "nl";
  const say = wordsIn(locale);
  const words = verdict.kind === "busy" ? say("verification.busy", { seconds: verdict.seconds }) : say("verification.false.reason.tooLarge");
  const page = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${words}</title><p>${words}</p><p><a href="${address}">${say("verification.forward")}</a></p></html>`;
  return c.html(page, status, { ...headers, refresh: `0; url=${address}`, "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'" });
}

async function spend(c: Context<Environment>): Promise<Extract<Verdict, { kind: "busy" }> | null> {
  try {
    await limiter.consume(addressOf(c) ?? "unknown");
    return null;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return { kind: "busy", seconds: Math.ceil(refused.msBeforeNext / 1000) };
  }
}

function addressOf(c: Context<Environment>): string | null {
  return clientAddress(c.env?.incoming?.socket.remoteAddress, c.req.header("x-forwarded-for"), env().TRUSTED_PROXIES);
}
