import { LRUCache } from "lru-cache";
import { now } from "@/lib/core/clock";
import { listenTo, type Notices } from "@/lib/core/notices";

/** The channel on which the database tells whose memory is out of date (a trigger does, at the commit). */
const CHANNEL = "tokens_changed";

/** How long an answer is remembered at most. Milliseconds. */
export const REMEMBERED = 30_000;

/** What was read of a pair or a Bearer, and when (milliseconds). `tokenId` names the token whose change makes it worthless. */
export type Known = { tokenId: string; readAt: number };

/**
 * What this process remembers of who may come in, so that a back office that polls does not cost a read per call. It counts
 * only while the process can prove that it heard of every change: notices come within milliseconds of a commit, and without
 * proof nothing is remembered longer than 2.5 seconds.
 */
export class KnownCredentials<Entry extends Known> {
  private readonly entries = new LRUCache<string, Entry>({ max: 5_000 });
  private epoch = 0;
  private notices: Notices | null = null;

  /**
   * What is remembered under a key, else what `read` finds; that is remembered unless something changed since the read began:
   * a read that is overtaken by a revocation must not bring back what was just forgotten.
   */
  async find(key: string, read: () => Promise<Entry | null>): Promise<Entry | null> {
    this.notices ??= listenTo(CHANNEL, (tokenId) => this.forget(tokenId), () => this.forget(""));
    const remembered = this.peek(key);
    if (remembered) return remembered;

    const begun = this.epoch;
    const entry = await read();
    if (entry && begun === this.epoch && this.notices.hears()) this.entries.set(key, entry);
    return entry;
  }

  /** What is remembered under a key and still counts; null when it has to be read. */
  peek(key: string): Entry | null {
    const entry = this.entries.get(key);
    if (!entry || !this.notices?.hears()) return null;

    const age = now().getTime() - entry.readAt;
    return age >= 0 && age < REMEMBERED ? entry : null;
  }

  /** Forgets one token, or with "" everything. Reads that are under way are not remembered. */
  forget(tokenId: string): void {
    this.epoch += 1;
    if (tokenId === "") this.entries.clear();
    for (const [key, entry] of this.entries.entries()) if (entry.tokenId === tokenId) this.entries.delete(key);
  }
}
