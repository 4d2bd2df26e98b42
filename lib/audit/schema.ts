import { z } from "zod";

/** The kinds of deeds a person can filter by. */
export const deedKinds = ["signIn", "account", "people", "organisation", "licence", "agreement", "tokens", "webhooks", "documents", "exports", "refusals"] as const;
export type DeedKind = (typeof deedKinds)[number];

/**
 * Every deed the log knows, with the kind it belongs to. A new one is a line here and a sentence in messages/<language>/audit.json
 * under `deeds`.
 */
export const deeds = {
  "session.started": "signIn",
  "session.ended": "signIn",
  "session.others_ended": "signIn",
  "session.confirmed": "signIn",
  "account.renamed": "account",
  "account.erased": "account",
  "password.changed": "account",
  "password.reset": "account",
  "email.change_requested": "account",
  "email.changed": "account",
  "second_factor.enabled": "account",
  "second_factor.disabled": "account",
  "second_factor.codes_renewed": "account",
  "member.added": "people",
  "member.invited": "people",
  "member.role_changed": "people",
  "member.removed": "people",
  "member.sessions_ended": "people",
  "invitation.resent": "people",
  "invitation.revoked": "people",
  "invitation.accepted": "people",
  "invitation.declined": "people",
  "organisation.registered": "organisation",
  "organisation.updated": "organisation",
  "organisation.register_checked": "organisation",
  "company.created": "organisation",
  "company.register_checked": "organisation",
  "licence.started": "licence",
  "licence.changed": "licence",
  "licence.change_withdrawn": "licence",
  "licence.end_announced": "licence",
  "agreement.signed": "agreement",
  "agreement_text.published": "agreement",
  "token.created": "tokens",
  "token.permissions_changed": "tokens",
  "token.rotated": "tokens",
  "token.paused": "tokens",
  "token.resumed": "tokens",
  "token.revoked": "tokens",
  "token.expired": "tokens",
  "token.expiry_changed": "tokens",
  "token.allow_list_changed": "tokens",
  "webhook.created": "webhooks",
  "webhook.changed": "webhooks",
  "document.created": "documents",
  "version.published": "documents",
  "version.withdrawn": "documents",
  "positions.shared": "documents",
  "positions.unshared": "documents",
  "document.exported": "exports",
  "log.exported": "exports",
  "privacy.exported": "exports",
  "access.refused": "refusals",
} as const satisfies Record<string, DeedKind>;
export type DeedName = keyof typeof deeds;

export const outcomes = ["done", "refused", "failed"] as const;
export type Outcome = (typeof outcomes)[number];

/** What a deed carries beside its target: ids, names of things and counts. */
export type DeedDetails = Record<string, string | number | boolean | string[] | null>;

const day = z.iso.date().optional().catch(undefined);

/**
 * What a log is narrowed to. Days are calendar dates in Amsterdam, both inclusive; `actor` is a kind and an id (`user:…`);
 * `after` is the cursor of the page before. What cannot be meant is left out.
 */
export const LogFilter = z.object({
  from: day,
  to: day,
  actor: z.string().regex(/^(user|token|operator):[\w-]{1,64}$/).optional().catch(undefined),
  kind: z.enum(deedKinds).optional().catch(undefined),
  outcome: z.enum(outcomes).optional().catch(undefined),
  company: z.string().max(80).optional().catch(undefined),
  after: z.string().max(80).optional().catch(undefined),
});
export type LogFilter = z.infer<typeof LogFilter>;

/** Who did something. `name` is null for a person whose data were erased; a token's and a company's name are no person's. */
export type LogActor = { kind: string; id: string | null; name: string | null };

/** One line of the log as it is read, in the words of one language. */
export type LogEntry = {
  id: string;
  at: string;
  actor: LogActor;
  action: string;
  sentence: string;
  outcome: Outcome;
  company: string | null;
  address: string | null;
  agent: string | null;
  /** What more is known of it, each with its name. */
  facts: { label: string; value: string }[];
  /** Its place in the chain; null while it is not sealed. */
  sealNumber: number | null;
};

/** What of a deed's details has a name in messages/<language>/audit.json under `details`; anything else is shown by its key. */
export const detailNames = [
  "after", "before", "code", "companies", "companyId", "count", "documentId", "extraSeats", "from", "host",
  "kind", "name", "number", "outcome", "page", "permission", "permissions", "plan", "positionIds", "reason",
  "repeated", "role", "seats", "secondFactor", "sha256", "step", "to", "tokenId", "validFrom", "version",
] as const;

/**
 * What can be wrong with a sealed log. `entry_changed`, `entry_removed`, `entry_inserted`: a line; `person_changed`: the name,
 * address or browser behind a line; `seal_changed`, `seal_missing`: the seals themselves; `head_changed`: the end of the chain
 * does not carry our mark or was moved; `key_unknown`: the key of that mark is not in ENCRYPTION_KEYS, so nothing can be said.
 */
export type SealFault = { kind: SealFaultKind; number: number | null; entryId: string | null };
export type SealFaultKind = "entry_changed" | "entry_removed" | "entry_inserted" | "person_changed" | "seal_changed" | "seal_missing" | "head_changed" | "key_unknown";

/** What a check of all seals of an organisation found. */
export type SealCheck = {
  checkedAt: string;
  /** Lines under a seal, and lines that wait for the next round. */
  sealed: number;
  waiting: number;
  /** At most a hundred; `faultCount` counts all. */
  faults: SealFault[];
  faultCount: number;
};

export type LogPage = { entries: LogEntry[]; next: string | null };

/** What the filter can be set to: who acted, and which companies there are. */
export type LogChoices = { actors: { value: string; name: string | null; kind: string }[]; companies: { slug: string; name: string }[] };
