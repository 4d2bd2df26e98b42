import { amsterdamDate } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import type { ApiPermission } from "@/lib/access/permissions";
import type { Caller } from "./authentication.service";
import type { Count, LastUse } from "./usage.store";

/** How many calls wait to be written at most; beyond it they are counted and not kept one by one. */
export const MOST_WAITING = 2_000;

/** One answered call of somebody whose secret was right. `letIn`: false when the token itself may not come in now. */
export type Call = {
  caller: Caller;
  letIn: boolean;
  permission: ApiPermission | null;
  requestId: string;
  at: Date;
  method: string;
  path: string;
  status: number;
  code: string | null;
  durationMs: number;
  address: string | null;
  agent: string | null;
};

export type Row = Caller & Pick<Call, "requestId" | "at" | "method" | "path" | "status" | "code" | "durationMs" | "address"> & { id: string };

/** What waits to be written. */
export type Batch = { rows: Row[]; counts: Map<string, Count>; uses: Map<string, LastUse> };

export function emptyBatch(): Batch {
  return { rows: [], counts: new Map(), uses: new Map() };
}

/** Adds one call. What is counted grows with pairs, rights and days, not with calls. */
export function addCall(batch: Batch, call: Call): void {
  const { caller, letIn, permission, agent, ...told } = call;
  if (batch.rows.length < MOST_WAITING) batch.rows.push({ id: newId(), ...caller, ...told });
  addCount(batch, { ...caller, day: amsterdamDate(call.at), permission: permission ?? "", calls: 1, refused: call.status >= 400 ? 1 : 0 });
  if (letIn) batch.uses.set(caller.credentialId, { credentialId: caller.credentialId, tokenId: caller.tokenId, at: call.at, address: call.address, agent });
}

/** Puts back what could not be written: every count, and as many calls as there is room for. */
export function putBack(batch: Batch, unwritten: Batch): void {
  batch.rows.push(...unwritten.rows.slice(0, Math.max(0, MOST_WAITING - batch.rows.length)));
  for (const count of unwritten.counts.values()) addCount(batch, count);
  for (const [id, use] of unwritten.uses) if (!batch.uses.has(id)) batch.uses.set(id, use);
}

function addCount(batch: Batch, count: Count): void {
  const key = `${count.credentialId} ${count.day} ${count.permission}`;
  const known = batch.counts.get(key);
  batch.counts.set(key, known ? { ...known, calls: known.calls + count.calls, refused: known.refused + count.refused } : count);
}
