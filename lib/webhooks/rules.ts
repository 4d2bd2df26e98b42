import { createHmac } from "node:crypto";
import type { Event } from "@/lib/events/schema";
import { type AttemptError, MAX_ATTEMPTS, type Outcome } from "./schema";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Wait before each retry, in milliseconds. Source: Standard Webhooks, "Deliverability and reliability". */
export const RETRY_DELAYS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** The whole of one attempt, from looking up the name to the last byte of the answer. Milliseconds. */
export const ATTEMPT_TIMEOUT = 15 * SECOND;

/** How long a delivery is a worker's own: an attempt and the time to write down what came of it. Seconds. */
export const LEASE_SECONDS = 30;

/** The part of an answer that is kept. Bytes. */
export const ANSWER_LIMIT = 20_000;

/**
 * How long to wait after a failed attempt, in milliseconds. The database adds it to its own clock, so that workers whose
 * clocks differ agree on when a delivery is due.
 *
 * @param attempts attempts made so far, the failed one included (1 or more)
 * @param jitter a number from 0 to 1; spreads retries over an extra 10% so that they do not arrive together
 * @returns null when the schedule is used up and the delivery has failed for good
 */
export function retryDelay(attempts: number, jitter: number): number | null {
  const delay = RETRY_DELAYS[attempts - 1];
  return delay === undefined ? null : Math.round(delay * (1 + 0.1 * jitter));
}

/**
 * What an attempt came to. Only a whole answer of 200 to 299 is a delivery; a redirect is an answer like any other that
 * is not one. Source: Standard Webhooks, "Deliverability and reliability".
 */
export function outcomeOf(answer: { status: number | null; error: AttemptError | null }): Outcome {
  if (answer.error) return answer.error;

  const { status } = answer;
  if (status === null || status < 200 || status > 599) return "response_invalid";
  if (status < 300) return "delivered";
  if (status < 400) return "redirect_refused";
  if (status === 410) return "gone";
  return status < 500 ? "http_4xx" : "http_5xx";
}

/**
 * What happens to a delivery after an attempt: done, tried again after a while, or given up. A receiver that says 410
 * wants no more of it.
 *
 * @param attempts attempts made so far, this one included
 * @param jitter as `retryDelay`
 */
export function afterAttempt(outcome: Outcome, attempts: number, jitter: number): { state: "DELIVERED" | "PENDING" | "FAILED"; retryIn: number | null } {
  if (outcome === "delivered") return { state: "DELIVERED", retryIn: null };

  const retryIn = outcome === "gone" ? null : retryDelay(attempts, jitter);
  return { state: retryIn === null ? "FAILED" : "PENDING", retryIn };
}

/** Attempts that are still to come. */
export function attemptsLeft(delivery: { state: string; attempts: number }): number {
  return delivery.state === "PENDING" || delivery.state === "LEASED" ? Math.max(0, MAX_ATTEMPTS - delivery.attempts) : 0;
}

/**
 * The `webhook-signature` header: per key `v1,` and the base64 HMAC-SHA256 of `id.timestamp.body`, with a space between.
 * Source: Standard Webhooks, "Signature scheme".
 *
 * @param timestamp seconds since the epoch
 * @param body the bytes that are sent
 * @param keys `whsec_` followed by the base64 key, newest first
 */
export function sign(id: string, timestamp: number, body: Uint8Array, keys: readonly string[]): string {
  return keys.map((key) => `v1,${macOf(id, timestamp, body, key)}`).join(" ");
}

function macOf(id: string, timestamp: number, body: Uint8Array, key: string): string {
  const bytes = Buffer.from(key.replace(/^whsec_/, ""), "base64");
  return createHmac("sha256", bytes).update(`${id}.${timestamp}.`).update(body).digest("base64");
}

/** The bytes of an event as they are signed and sent; the same for every attempt. */
export function bodyOf(event: Event): Buffer {
  return Buffer.from(JSON.stringify(event));
}

/** The headers of an attempt made at a moment; the signature joins them where the keys are. */
export function headersOf(id: string, at: Date, body: Uint8Array): Record<string, string> {
  return {
    "content-type": "application/json",
    "content-length": String(body.byteLength),
    "user-agent": "Inlenersbeloning-Webhooks/1",
    accept: "*/*",
    "accept-encoding": "identity",
    "webhook-id": id,
    "webhook-timestamp": String(timestampOf(at)),
  };
}

/** Seconds since the epoch, as the `webhook-timestamp` header says them. */
export function timestampOf(at: Date): number {
  return Math.floor(at.getTime() / SECOND);
}
