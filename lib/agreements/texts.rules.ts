import { amsterdamDate } from "@/lib/core/clock";
import { longDate } from "@/lib/core/format";
import { AppError } from "@/lib/core/errors";
import { partsOf } from "./parts.rules";
import { daysBetween } from "./standing.rules";

/** Article 9.2: a new version is announced at least so many days before its last day of signing. */
const NOTICE_DAYS = 30;

/** What is published: a text under its version, with its last day of signing. */
export type Publication = { version: string; source: string; deadline: string; clause: string };

/**
 * What a text says of running tokens, once everything about publishing it now is right: it is readable, names its own
 * version and today as its date, is newer than the newest, and leaves the promised days.
 *
 * @param newest the version published last
 * @returns the clause on running tokens, word for word
 * @throws AppError `invalid_input` with the reason
 */
export function judgePublication({ version, source, deadline, clause }: Publication, newest: string, at: Date): string {
  const today = amsterdamDate(at);
  const parts = readable(source);
  const date = longDate(today, "nl");
  if (!source.includes(`\nVersie ${version}, gepubliceerd op ${date}.\n`)) throw refused("errors.textNamesItself", { line: `Versie ${version}, gepubliceerd op ${date}.` });
  if (compareVersions(version, newest) <= 0) throw refused("errors.textOlder", { newest });
  if (daysBetween(today, deadline) < NOTICE_DAYS) throw refused("errors.deadlineTooSoon", { days: NOTICE_DAYS });

  const said = parts.find((part) => part.kind === "paragraph" && part.number === clause);
  if (said?.kind !== "paragraph") throw refused("errors.clauseMissing", { clause });
  return said.text;
}

/** Below zero when the first is the older: 1.9 < 1.10 < 2.0. */
export function compareVersions(one: string, other: string): number {
  const [a = 0, b = 0] = one.split(".").map(Number);
  const [c = 0, d = 0] = other.split(".").map(Number);
  return a - c || b - d;
}

function readable(source: string): ReturnType<typeof partsOf> {
  try {
    return partsOf(source);
  } catch (cause) {
    throw refused("errors.textUnreadable", { reason: cause instanceof Error ? cause.message : "" });
  }
}

function refused(key: string, values: Record<string, string | number>): AppError {
  return new AppError("invalid_input", key, { values });
}
