import { log } from "@/lib/core/log";
import { claimDue, deliver, type HeldDelivery, nextDueIn } from "@/lib/webhooks/deliveries.service";
import type { Allowance } from "@/lib/webhooks/send";

/** How many deliveries a worker has in hand at once, and how many of one endpoint all workers together. */
export const LIMITS = { total: 50, perEndpoint: 5 };

/** The safety net under NOTIFY: at least this often is asked what is due. Milliseconds. */
const POLL = 1_000;

/** Attempts that end close together ask for the next ones together. Milliseconds. */
const GATHER = 5;

export type DeliveryLoop = { wake: () => void; stop: () => Promise<void> };

/**
 * Delivers webhooks until it is stopped: wakes when told, when something comes due, when a hand comes free, and every second.
 * It outlives the database: while that is away it asks again every second.
 *
 * @param worker the worker's name, unlike any other's
 * @returns `stop` takes nothing new and resolves when every attempt under way is written down, 15 seconds later at most
 */
export function startDeliveries(worker: string, allowance: Allowance, limits = LIMITS): DeliveryLoop {
  const inHand = new Set<Promise<void>>();
  const bell = makeBell();
  let stopping = false;

  const running = (async () => {
    while (!stopping) await bell.wait(await turn());
    await Promise.all(inHand);
  })();

  /** Takes what there is room for. @returns how long nothing more will come by itself, in milliseconds */
  async function turn(): Promise<number> {
    try {
      const room = limits.total - inHand.size;
      const claimed = room > 0 ? await claimDue(worker, room, limits.perEndpoint) : [];
      claimed.forEach(take);
      return claimed.length > 0 ? POLL : Math.min(POLL, (await nextDueIn()) ?? POLL);
    } catch (cause) {
      log().warn({ err: cause }, "deliveries cannot be claimed");
      return POLL;
    }
  }

  function take(held: HeldDelivery): void {
    const attempt: Promise<void> = deliver(worker, held, allowance)
      .then(() => undefined)
      .catch((cause: unknown) => log().error({ err: cause, eventId: held.eventId, endpointId: held.endpointId }, "an attempt could not be written down"))
      .finally(() => {
        inHand.delete(attempt);
        setTimeout(bell.ring, GATHER);
      });
    inHand.add(attempt);
  }

  return {
    wake: bell.ring,
    async stop() {
      stopping = true;
      bell.ring();
      await running;
    },
  };
}

/** A bell that is heard later when it rings while nobody waits. */
function makeBell(): { ring: () => void; wait: (milliseconds: number) => Promise<void> } {
  let rung = false;
  let hear = () => {};
  return {
    ring() {
      rung = true;
      hear();
    },
    async wait(milliseconds) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          hear = () => (clearTimeout(timer), resolve());
        });
      }
      rung = false;
    },
  };
}
