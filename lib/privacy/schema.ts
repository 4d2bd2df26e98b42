import { z } from "zod";

/** What is typed to erase an account: one's own address, so that it does not happen by a slip. */
export const EraseInput = z.object({ email: z.string().max(254).transform((typed) => typed.trim().toLowerCase()) });
export type EraseInput = z.infer<typeof EraseInput>;

/** What the portal keeps of somebody: rows by table. Moments are ISO 8601 in UTC. */
export type PersonalData = Record<string, Record<string, unknown>[]>;
