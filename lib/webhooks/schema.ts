import { z } from "zod";
import { eventTypes } from "@/lib/events/schema";

/** The first attempt and nine more. */
export const MAX_ATTEMPTS = 10;

/** The longest URL an endpoint can have. */
export const URL_LIMIT = 2_000;

/**
 * Why an attempt got no whole answer. Each has its sentence in messages/<language>/webhooks.json, under `outcomes`.
 * `signing_failed` is ours: the token has no key to sign with.
 */
export const attemptErrors = [
  "dns_failed",
  "address_refused",
  "connection_refused",
  "connection_timeout",
  "connection_reset",
  "tls_failed",
  "response_timeout",
  "response_too_large",
  "response_invalid",
  "signing_failed",
] as const;
export type AttemptError = (typeof attemptErrors)[number];

/** What an attempt came to: a delivery, a whole answer that is none, or no whole answer. */
export const outcomes = ["delivered", "redirect_refused", "http_4xx", "http_5xx", "gone", ...attemptErrors] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * What a person sends to save the webhook of a token: an address a program can be called at. Where it leads, and whether
 * that is allowed, is judged when it is saved and every time something is sent.
 */
export const EndpointInput = z.object({
  url: z.string().trim().min(1, "errors.required").superRefine(judgeSyntax),
  description: z.preprocess((typed) => (typeof typed === "string" && typed.trim() === "" ? undefined : typed), z.string().trim().max(300).optional()),
});
export type EndpointInput = z.infer<typeof EndpointInput>;

/** The webhook of a token as its company sees it. Times are ISO 8601 strings in UTC. */
export type Endpoint = { tokenId: string; url: string; description: string | null; createdAt: string; updatedAt: string };

/**
 * A webhook just saved. `resolves` is whether the name in it leads anywhere now; `attention` says what would go wrong if
 * something were sent this moment, null when the way is clear.
 */
export type SavedEndpoint = { endpoint: Endpoint; resolves: boolean; attention: "dns_failed" | "address_refused" | null };

export const deliveryStates = ["PENDING", "LEASED", "DELIVERED", "FAILED", "CANCELLED"] as const;

/** One event on its way to one endpoint. `last…` tells of the newest attempt; `lastAnswer` is its first 2,000 characters. */
export const Delivery = z
  .object({
    eventId: z.uuid().describe("De `webhook-id`, bij elke poging dezelfde: gebruik hem om dubbele berichten te herkennen."),
    eventType: z.enum(eventTypes),
    state: z.enum(deliveryStates),
    attempts: z.int().nonnegative(),
    attemptsLeft: z.int().nonnegative(),
    nextAttemptAt: z.iso.datetime().nullable(),
    lastOutcome: z.enum(outcomes).nullable(),
    lastStatus: z.int().nullable(),
    lastDurationMs: z.int().nullable(),
    lastAnswer: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "WebhookDelivery" });
export type Delivery = z.infer<typeof Delivery>;

/** One request that was made and what came back. `address` is the IP address that was dialled. */
export type Attempt = {
  number: number;
  url: string;
  address: string | null;
  startedAt: string;
  durationMs: number;
  status: number | null;
  error: AttemptError | null;
  outcome: Outcome;
  answer: string | null;
};

/**
 * A delivery with every attempt, oldest first, and the request as it was sent last (or will be sent first). The headers
 * leave out the signature: it is made anew for every attempt and not kept.
 */
export type DeliveryDetail = Delivery & {
  attemptLog: Attempt[];
  request: { method: "POST"; url: string; headers: Record<string, string>; body: string };
};

export const DeliveryFilter = z.object({ limit: z.coerce.number().int().min(1).max(100).default(50) });
export type DeliveryFilter = z.infer<typeof DeliveryFilter>;

function judgeSyntax(url: string, context: z.RefinementCtx): void {
  const fault = syntaxFault(url);
  if (fault) context.addIssue({ code: "custom", message: `errors.${fault}`, params: { maximum: URL_LIMIT } });
}

/** Tabs and line breaks are refused here since a URL parser would silently drop them. */
function syntaxFault(url: string): string | null {
  if (url.length > URL_LIMIT) return "webhookTooLong";
  if (!/^https?:\/\//i.test(url)) return "webhookHttps";
  if (/[\s\p{Cc}\\]/u.test(url) || !URL.canParse(url)) return "webhookNotUrl";

  const { username, password } = new URL(url);
  return username || password ? "webhookCredentials" : null;
}
