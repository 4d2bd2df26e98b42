import { z } from "zod";

/*
 * What the portal's API answers, read tolerantly: fields that this client does not use may come, go and change.
 */

/** PostgreSQL keeps no NUL in text; nothing readable is lost with it. */
const Text = z.coerce.string().transform((text) => text.replaceAll("\u0000", ""));
const Day = z.iso.date().nullish().transform((day) => day ?? null);
const Instant = z.iso.datetime({ offset: true }).nullish().transform((instant) => instant ?? null);

/** `GET /company`: to whom the token belongs and what it may do. `token.id` is the salt of the webhook key. */
export const Company = z.object({
  number: Text,
  name: Text,
  organisation: z.object({ name: Text }),
  token: z.object({ id: z.string().min(1), name: Text, permissions: z.array(z.string()) }),
});
export type Company = z.infer<typeof Company>;

export const Partner = z.object({ id: z.guid(), name: Text, kvkNumber: Text.nullish().transform((number) => number ?? null) });
export type Partner = z.infer<typeof Partner>;

/** Number, revision and hash together say which bytes a document holds now. */
export const Listed = z.object({ id: z.guid(), number: z.int(), revision: z.int(), sha256: z.string() });
export type Listed = z.infer<typeof Listed>;

export const PayEquity = z.object({
  id: z.guid(),
  partnerId: z.guid(),
  name: Text,
  version: z.object({
    number: z.int(),
    revision: z.int(),
    sha256: z.string(),
    validFrom: Day,
    validTo: Day,
    publishedAt: Instant,
  }),
  content: z.record(z.string(), z.unknown()),
});
export type PayEquity = z.infer<typeof PayEquity>;

/** One page of a list; the items are parsed by who asked. */
export const Page = z.object({ items: z.array(z.unknown()), nextCursor: z.string().min(1).nullish() });
export type Page = z.infer<typeof Page>;

/** RFC 9457 problem details, as far as this client reads them. */
export const Problem = z.object({ code: z.string().max(60), title: Text.pipe(z.string().max(300)).catch("") });
export type Problem = z.infer<typeof Problem>;

/** A webhook's body. What changed is named in `data`; what it became is asked of the API. */
export const Event = z.object({
  type: Text.pipe(z.string().min(1).max(100)),
  data: z.looseObject({
    payEquityId: z.guid().optional().catch(undefined),
    number: z.int().positive().optional().catch(undefined),
  }),
});
export type Event = z.infer<typeof Event>;
