/** Any origin will do: it only has to be the same before and after. */
const HERE = "http://portal.invalid";

/**
 * Where somebody wanted to go before signing in: a path on this site, else null. A browser reads `//evil`, `/\evil` and
 * `/<tab>/evil` as other sites, so a value counts only when the URL standard (WHATWG) resolves it to this one and it was
 * written as a plain path.
 */
export function returnPath(wanted: unknown): string | null {
  if (typeof wanted !== "string" || wanted.length > 2_000 || !/^\/(?![/\\])/.test(wanted)) return null;
  if (/[\u0000-\u0020\u007f\\]/.test(wanted)) return null;

  const url = new URL(wanted, HERE);
  if (url.origin !== HERE || url.pathname.startsWith("//")) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}
