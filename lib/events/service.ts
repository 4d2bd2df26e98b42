import { now } from "@/lib/core/clock";
import type { Db } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { permissionFor } from "./rules";
import { EVENT_API_VERSION, type EventType } from "./schema";
import * as store from "./store";

/** What happened to one company. `tokenId` narrows it to one token (`ping`). */
export type Happening = {
  type: EventType;
  organisationId: string;
  companyId: string;
  tokenId?: string;
  data: Record<string, string | number | boolean | null>;
};

/**
 * Writes what happened in the transaction of the change. The same transaction gives every interested endpoint its
 * delivery (a trigger of the database does, so that nothing can forget it), and the worker wakes at the commit.
 *
 * @returns the id of the event, also the `webhook-id` of its deliveries
 */
export async function publishEvent(tx: Db, happening: Happening): Promise<string> {
  const id = newId();
  await store.insertEvent(tx, { id, occurredAt: now(), apiVersion: EVENT_API_VERSION, permission: permissionFor(happening.type), ...happening });
  return id;
}

/** The same for many at once, in one statement: what one deed means to many companies. */
export async function publishEvents(tx: Db, happenings: Happening[]): Promise<void> {
  const rows = happenings.map((happening) => ({ id: newId(), occurredAt: now(), apiVersion: EVENT_API_VERSION, permission: permissionFor(happening.type), ...happening }));
  if (rows.length > 0) await store.insertEvents(tx, rows);
}
