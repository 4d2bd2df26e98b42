import { z } from "zod";
import { apiPermissions, type ApiPermission } from "@/lib/access/permissions";
import { line } from "@/lib/organisations/schema";

/** How long the pair that is replaced goes on working beside the new one. */
export const overlaps = ["0", "1h", "24h", "7d"] as const;
export type Overlap = (typeof overlaps)[number];

/** Rights as a form or the command line sends them: at least one, each once, in the order of the matrix. */
export const Rights = z
  .array(z.enum(apiPermissions, "errors.notAChoice"), "errors.chooseRight")
  .min(1, "errors.chooseRight")
  .transform((chosen) => apiPermissions.filter((permission) => chosen.includes(permission)));
export type Rights = z.infer<typeof Rights>;

/** What the form of the permission matrix sends. `known`: what the token held when the form was drawn, with commas between. */
export const RightsForm = z.object({
  permissions: Rights,
  known: z.string().transform((listed) => apiPermissions.filter((permission) => listed.split(",").includes(permission))),
});
export type RightsForm = z.infer<typeof RightsForm>;

/** Made up by a form: sent twice, it makes one pair. */
const RequestKey = z.uuid().optional();

export const NewToken = z.object({ name: line(100), permissions: Rights, requestKey: RequestKey });
export type NewToken = z.infer<typeof NewToken>;

/** `overlap`: how long the pair that is replaced goes on working. */
export const Rotation = z.object({ overlap: z.enum(overlaps, "errors.notAChoice"), requestKey: RequestKey });
export type Rotation = z.infer<typeof Rotation>;

/** Why a token is revoked, and its name, typed over as proof that this one is meant. */
export const Revocation = z.object({ reason: line(300), confirm: z.string().trim() });
export type Revocation = z.infer<typeof Revocation>;

/** The last day on which a token works, `YYYY-MM-DD` in Dutch time; null for no end. */
export const Expiry = z.object({ lastDay: z.string().trim().transform((day) => day || null).pipe(z.iso.date("errors.date").nullable()) });
export type Expiry = z.infer<typeof Expiry>;

/** Addresses and CIDRs as a form sends them, one a line or with commas between; empty is everywhere. */
export const AllowList = z.object({ cidrs: z.string().max(4_000).transform((typed) => typed.split(/[\s,;]+/).filter(Boolean)) });
export type AllowList = z.infer<typeof AllowList>;

export const AddressQuestion = z.object({ address: z.string().trim().min(1, "errors.required").max(60) });
export type AddressQuestion = z.infer<typeof AddressQuestion>;

/** What is shown exactly once: the pair for the back office, and the webhook key for ready-made libraries. */
export type IssuedCredential = { tokenId: string; token: string; secret: string; webhookSecret: string };

export type TokenState = "ACTIVE" | "PAUSED" | "EXPIRED" | "REVOKED";

/** A token as its company sees it. `hint` is all that is left of the value: `cmp_ea5a…a42a`. Instants in UTC. */
export type ApiToken = {
  id: string;
  name: string;
  hint: string;
  permissions: ApiPermission[];
  state: TokenState;
  createdAt: string;
  createdBy: string | null;
  lastUsedAt: string | null;
  lastUsedAddress: string | null;
  lastUsedAgent: string | null;
  expiresAt: string | null;
  /** Until when the pair that was replaced last works beside the new one; null when none does. */
  overlapEndsAt: string | null;
  /** CIDRs; empty is everywhere. */
  allowedCidrs: string[];
  endedAt: string | null;
  endReason: string | null;
};

/** One pair of a token, how often it was used in the last seven days, and when last. */
export type Credential = { id: string; hint: string; createdAt: string; endsAt: string | null; lastUsedAt: string | null; calls: number };

/** How a token is used. `days` are the last fourteen, oldest first, each a calendar date in Amsterdam. */
export type TokenUsage = {
  credentials: Credential[];
  days: { day: string; calls: number; refused: number }[];
  /** Calls in the last seven days by the right they needed. */
  byPermission: Partial<Record<ApiPermission, number>>;
};

/** One call to the API as the log keeps it: no body, no secret, no values of the query. */
export type LoggedRequest = {
  id: string;
  requestId: string;
  at: string;
  method: string;
  path: string;
  status: number;
  code: string | null;
  durationMs: number;
  address: string | null;
  /** Which pair it was: `cmp_ea5a…a42a`. */
  hint: string;
};

/** What "Test koppeling" answers: the company of the token, the token itself, and the agreement. */
export const Connection = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    number: z.string().describe("Het WM-nummer, met voorloopnullen."),
    name: z.string(),
    kvkNumber: z.string(),
    organisation: z.object({ id: z.uuid(), name: z.string() }),
    token: z.object({ id: z.uuid(), name: z.string(), permissions: z.array(z.enum(apiPermissions)), expiresAt: z.iso.datetime().nullable() }),
    agreement: z.object({ version: z.string(), state: z.enum(["signed", "unsigned"]), signedAt: z.iso.datetime().nullable() }),
  })
  .meta({ id: "Company" });
export type Connection = z.infer<typeof Connection>;
