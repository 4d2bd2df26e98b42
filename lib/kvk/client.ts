import type { Ask } from "./register";

/** No profile is larger; an answer that is, is not read to its end. Bytes. */
const ANSWER_LIMIT = 512 * 1024;

/**
 * Asks the real KVK API over HTTP. It follows no redirect, since the key would travel along.
 *
 * @param url the base, without a slash at its end
 */
export function overHttp(url: string, key: string): Ask {
  return async (path, signal) => {
    const response = await fetch(`${url}${path}`, { headers: { apikey: key, accept: "application/json" }, redirect: "manual", signal });
    return { status: response.status, body: parsed(await readText(response)) };
  };
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > ANSWER_LIMIT) throw new Error("the answer is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Undefined for what is no JSON: whoever reads it decides what that means. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
