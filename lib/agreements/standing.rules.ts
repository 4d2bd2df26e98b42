import { amsterdamDate } from "@/lib/core/clock";
import type { Standing } from "./schema";

/** What decides whether a signature still counts; `deadline` is YYYY-MM-DD in Dutch time. */
export type TextFacts = { version: string; publishedAt: string; deadline: string | null };

/**
 * Where a signature under one version stands at a moment, by article 9.3 of the text: until and including the last day of
 * signing the version before counts, from the day after it does not. A text that was replaced before its own last day never
 * ends anything: nobody could still sign it.
 *
 * @param signed the version that was signed last; null for none
 * @param texts those published by that moment, oldest first
 */
export function standingOf(signed: string | null, texts: readonly TextFacts[], at: Date): Standing {
  const newest = texts.at(-1);
  if (signed === null || !newest) return { state: "unsigned" };
  if (signed === newest.version) return { state: "current" };

  const today = amsterdamDate(at);
  const position = texts.findIndex(({ version }) => version === signed);
  const ended = texts.slice(position + 1).find((text, index, later) => hasEnded(text, later[index + 1], today));
  if (ended?.deadline) return { state: "lapsed", version: newest.version, deadline: ended.deadline };
  if (newest.deadline === null) return { state: "current" };
  return { state: "due", version: newest.version, deadline: newest.deadline, daysLeft: daysBetween(today, newest.deadline) };
}

/** Whether tokens of an organisation that stands so may be made and used. */
export function counts(standing: Standing): boolean {
  return standing.state === "current" || standing.state === "due";
}

/** Days from one calendar date to another, both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The days before the last day of signing on which admins are reminded; 0 stands for the announcement. */
export const ANNOUNCEMENT = 0;
const REMINDERS = [14, 7, 1] as const;

/**
 * Which notices are due with so many days left, the announcement first. After the last day nobody is mailed any more.
 *
 * @param sent those that went out already
 */
export function noticesDue(daysLeft: number, sent: readonly number[]): number[] {
  if (daysLeft < 0) return [];
  return [ANNOUNCEMENT, ...REMINDERS.filter((days) => daysLeft <= days)].filter((days) => !sent.includes(days));
}

function hasEnded(text: TextFacts, next: TextFacts | undefined, today: string): boolean {
  if (text.deadline === null || today <= text.deadline) return false;
  return next === undefined || amsterdamDate(new Date(next.publishedAt)) > text.deadline;
}
