/** What the outermost guard looks at. */
export type RequestHead = { method: string; url: string; headers: Record<string, string | string[] | undefined> };

const REFUSED = new Set(["TRACE", "CONNECT"]);
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Called by programs with credentials of their own, never by a browser with a cookie. */
const PROGRAM_PATHS = /^\/(api\/(v1|setu|oauth)|connector\/webhook)(\/|\?|$)/;

/**
 * Bytes that a form may send: a SETU message of 5 MB travels as it was handed in and once more as it was read. Files that are
 * checked (`/controleer`) are streamed and have a limit of their own.
 */
const MOST_FOR_PAGES = 12_000_000;
const STREAMED_PATHS = /^\/controleer(\/|\?|$)/;

/** Asked by whoever watches this process, under whatever name. */
const HEALTH_PATHS = /^\/(healthz|readyz)$/;

/**
 * What no door should see: TRACE, absolute-form request lines (RFC 9112 section 3.2.2), unknown hosts, and writes from
 * another site or without any origin, since a cookie would go along with them; and what is too large for any form.
 *
 * @returns the refusal, or null when the request may pass
 */
export function guard(request: RequestHead, appUrl: string): { status: number; words: string } | null {
  if (REFUSED.has(request.method)) return { status: 405, words: "Method not allowed." };
  if (!/^\/(?!\/)/.test(request.url)) return { status: 400, words: "Bad request line." };
  if (HEALTH_PATHS.test(request.url)) return null;

  const host = single(request.headers.host);
  if (!host || !knownHosts(appUrl).includes(host)) return { status: 421, words: "This host is not served here." };
  if (SAFE.has(request.method) || PROGRAM_PATHS.test(request.url)) return null;
  if (isTooLarge(request)) return { status: 413, words: "Dit is te groot. / This is too large." };
  return cameFromHere(request, host) ? null : { status: 403, words: "Dit verzoek kwam niet van deze site. / This request did not come from this site." };
}

function isTooLarge({ url, headers }: RequestHead): boolean {
  return !STREAMED_PATHS.test(url) && Number(single(headers["content-length"]) ?? 0) > MOST_FOR_PAGES;
}

function cameFromHere({ headers }: RequestHead, host: string): boolean {
  const origin = single(headers.origin);
  if (origin !== undefined) return origin === `http://${host}` || origin === `https://${host}`;
  return single(headers["sec-fetch-site"]) === "same-origin";
}

/** The portal's own host; a portal on this machine also answers under its other name. */
function knownHosts(appUrl: string): string[] {
  const { host, hostname } = new URL(appUrl);
  const names = hostname === "localhost" || hostname === "127.0.0.1" ? ["localhost", "127.0.0.1"] : [hostname];
  return names.map((name) => host.replace(hostname, name));
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
