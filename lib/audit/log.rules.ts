import { startOfDay } from "@/lib/core/clock";
import { isId } from "@/lib/core/ids";
import { deeds, type DeedDetails, type DeedName, detailNames, type LogFilter } from "./schema";

/** Whether a name is one the log has a sentence for; lines of later or earlier releases may have others. */
export function isDeed(action: string): action is DeedName {
  return Object.hasOwn(deeds, action);
}

/** Whether a detail has a name of its own. */
export function isDetailName(key: string): boolean {
  return (detailNames as readonly string[]).includes(key);
}

/** The instants a filter's days stand for: from the beginning of the first to the beginning of the day after the last. */
export function periodOf({ from, to }: Pick<LogFilter, "from" | "to">): { since?: Date; until?: Date } {
  return { ...(from && { since: startOfDay(from) }), ...(to && { until: startOfDay(dayAfter(to)) }) };
}

/** The cursor of the line after which the next page begins. */
export function cursorOf({ at, id }: { at: Date; id: string }): string {
  return `${at.getTime()}_${id}`;
}

/** What a cursor stands for; null for one that no list gave. */
export function placeOf(cursor: string | undefined): { at: Date; id: string } | null {
  const [, at, id] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(cursor ?? "") ?? [];
  return at && id && isId(id) ? { at: new Date(Number(at)), id } : null;
}

/** Every id a line holds, to look up what it is called. */
export function idsIn(entry: { targetId: string | null; actorId: string | null; companyId: string | null; details: DeedDetails }): string[] {
  return [entry.targetId, entry.actorId, entry.companyId, ...Object.values(entry.details).flat()].filter((value): value is string => typeof value === "string" && isId(value));
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
