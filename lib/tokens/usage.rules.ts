/** How long the log of calls is kept. Days. */
export const LOG_DAYS = 30;

/** How long the counts per day are kept. Days. */
export const COUNT_DAYS = 400;

/** The longest path the log keeps. Characters. */
const LONGEST = 200;

/** What looks like a token, a Bearer, a webhook key or a secret of any kind: a run that is longer than an id. */
const SECRET = /(cmp|cat|whsec)_[^/?&]*|[A-Za-z0-9+=~]{40,}/g;

/** A path as a log may keep it: what looks like a secret is masked, and of the query the names alone remain. */
export function maskedPath(path: string, query: Iterable<string>): string {
  const names = [...new Set(query)].map((name) => `${masked(name)}=…`);
  return `${masked(decoded(path))}${names.length > 0 ? `?${names.join("&")}` : ""}`.slice(0, LONGEST);
}

/** The same for any word that came from outside. */
export function masked(word: string): string {
  return word.replace(SECRET, "…").replace(/\p{Cc}/gu, "");
}

/** True for a word that could be somebody's secret. */
export function looksSecret(word: string): boolean {
  return masked(word) !== word;
}

/** Percent signs must not hide a secret from the mask. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
