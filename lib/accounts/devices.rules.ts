import Bowser from "bowser";

/** What a user agent says of itself: "Firefox" on "Windows"; null where it says nothing known. A claim, not a fact. */
export function deviceOf(userAgent: string | null): { browser: string | null; system: string | null } {
  if (!userAgent) return { browser: null, system: null };

  const parser = Bowser.getParser(userAgent);
  return { browser: parser.getBrowserName() || null, system: parser.getOSName() || null };
}
