import { z } from "zod";

/** The date under which the shape of events is promised; receivers may check it. */
export const EVENT_API_VERSION = "2026-11-01";

/** Every type of event there is so far. */
export const eventTypes = [
  "ping",
  "agreement.signed",
  "token.rotated",
  "token.revoked",
  "partner.linked",
  "partner.unlinked",
  "position.shared",
  "position.unshared",
  "pay_equity.version.published",
  "pay_equity.version.corrected",
  "pay_equity.version.superseded",
  "pay_equity.version.withdrawn",
] as const;
export type EventType = (typeof eventTypes)[number];

/** An event as it goes over the wire: the webhook's body, thin, ids and numbers only. */
export const Event = z
  .object({
    id: z.uuid().describe("UUIDv7. De `webhook-id` van elke poging: gebruik hem om dubbele berichten te herkennen."),
    type: z.enum(eventTypes),
    occurredAt: z.iso.datetime(),
    apiVersion: z.string(),
    organisationId: z.uuid(),
    companyId: z.uuid(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "Event" });
export type Event = z.infer<typeof Event>;
