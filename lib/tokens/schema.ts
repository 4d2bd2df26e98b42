import { z } from "zod";
import { apiPermissions, type ApiPermission } from "@/lib/access/permissions";

/** Rights as a form or the command line sends them: at least one, each once, in the order of the matrix. */
export const Rights = z
  .array(z.enum(apiPermissions, "errors.notAChoice"), "errors.chooseRight")
  .min(1, "errors.chooseRight")
  .transform((chosen) => apiPermissions.filter((permission) => chosen.includes(permission)));
export type Rights = z.infer<typeof Rights>;

/** What the form of the permission matrix sends. */
export const RightsForm = z.object({ permissions: Rights }).transform(({ permissions }) => permissions);

export const NewToken = z.object({
  name: z.string().trim().min(1, "errors.required").max(100).regex(/^\P{Cc}*$/u, "errors.wrongFormat"),
  permissions: Rights,
});
export type NewToken = z.infer<typeof NewToken>;

/** What is shown exactly once: the pair for the back office, and the webhook key for ready-made libraries. */
export type IssuedCredential = { tokenId: string; token: string; secret: string; webhookSecret: string };

export type TokenState = "ACTIVE" | "PAUSED" | "EXPIRED" | "REVOKED";

/** A token as its company sees it. `hint` is all that is left of the value: `cmp_ea5a…a42a`. */
export type ApiToken = {
  id: string;
  name: string;
  hint: string;
  permissions: ApiPermission[];
  state: TokenState;
  createdAt: string;
  createdBy: string | null;
  lastUsedAt: string | null;
  expiresAt: string | null;
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
