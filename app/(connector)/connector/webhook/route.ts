import { after } from "next/server";
import { log } from "@/lib/core/log";
import { localeOf, wordsIn } from "@/lib/core/words";
import { connectorExists } from "@/lib/connector/service";
import { handlePending, type Receipt, receiveWebhook } from "@/lib/connector/webhooks.service";

/** A webhook is thin: ids and numbers. Bytes. */
const MAX_BODY = 64 * 1024;

const statuses = { accepted: 200, known: 200, unknown_address: 404, wrong_signature: 401, unreadable: 400, not_linked: 503, too_large: 413, failed: 503 } as const;

/** The address that the portal calls. It answers once the webhook is stored, and fetches what changed after that. */
export async function POST(request: Request): Promise<Response> {
  if (!connectorExists()) return answer(request, "unknown_address");

  const body = await bodyOf(request);
  if (body === null) return answer(request, "too_large");

  const receipt = await received(request, body);
  if ("administrationId" in receipt) {
    const { administrationId } = receipt;
    after(() => handlePending(administrationId).catch((cause: unknown) => log().error({ err: cause, administrationId }, "the connector could not fetch")));
  }
  return answer(request, receipt.state);
}

async function received(request: Request, body: string): Promise<Receipt | { state: "failed" }> {
  try {
    const wmnr = new URL(request.url).searchParams.get("wmnr") ?? "";
    return await receiveWebhook(wmnr, Object.fromEntries(request.headers), body);
  } catch (cause) {
    log().error({ err: cause }, "the connector could not keep a webhook");
    return { state: "failed" };
  }
}

/** The body as text; null when there is more of it than a webhook has. */
async function bodyOf(request: Request): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > MAX_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function answer(request: Request, state: keyof typeof statuses): Response {
  const status = statuses[state];
  const words = wordsIn(localeOf(request.headers.get("accept-language")))(`connector.answer.${state}`);
  const headers = { "cache-control": "no-store", ...(status === 503 && { "retry-after": "60" }) };

  if (status === 200) return Response.json({ state, message: words }, { headers });
  const problem = JSON.stringify({ type: "about:blank", title: words, status, code: state });
  return new Response(problem, { status, headers: { ...headers, "content-type": "application/problem+json" } });
}
