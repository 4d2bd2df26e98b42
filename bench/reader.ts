import type { TokenActor } from "@/lib/access/actor";
import { closeDatabase } from "@/lib/core/db";
import { getPayEquity } from "@/lib/pay-equity/shown.service";
import type { Place } from "./pay-equity.filling";

/*
 * A process of its own that reads projections as the API does after it let a token in. `read`: these places, one after the other;
 * `follow`: one place without pause, until `stop`. It answers with what each read took in milliseconds, and of `follow` also the
 * version numbers in the order seen and what failed.
 */
type Order = { id: number } & ({ kind: "read"; places: Place[] } | { kind: "follow"; place: Place } | { kind: "stop" } | { kind: "end" });
export type Followed = { times: number[]; numbers: number[]; failed: string[] };

let following: Promise<Followed> | null = null;
let stopped = false;

process.on("message", (order: Order) => {
  void obey(order).then((result) => process.connected && process.send?.({ id: order.id, result }));
});

async function obey(order: Order): Promise<unknown> {
  switch (order.kind) {
    case "read":
      return timesOf(order.places);
    case "follow":
      stopped = false;
      following = follow(order.place);
      return null;
    case "stop":
      stopped = true;
      return following;
    case "end":
      await closeDatabase();
      process.disconnect();
      return null;
  }
}

async function timesOf(places: readonly Place[]): Promise<number[]> {
  const times: number[] = [];
  for (const place of places) {
    const started = performance.now();
    await read(place);
    times.push(performance.now() - started);
  }
  return times;
}

async function follow(place: Place): Promise<Followed> {
  const seen: Followed = { times: [], numbers: [], failed: [] };
  while (!stopped) {
    const started = performance.now();
    try {
      const { version } = await read(place);
      if (seen.numbers.at(-1) !== version.number) seen.numbers.push(version.number);
    } catch (cause) {
      seen.failed.push(cause instanceof Error ? cause.message : String(cause));
    }
    seen.times.push(performance.now() - started);
  }
  return seen;
}

function read({ companyId, documentId }: Place) {
  const company = { id: companyId, slug: "bench", number: "7008", name: "Bench", role: "READER" as const, organisationId: companyId };
  const actor: TokenActor = { kind: "token", id: companyId, name: "bench", company, permissions: ["pay-equity:read"], origin: { address: null, userAgent: null } };
  return getPayEquity(actor, company.slug, documentId, {}, true);
}
