import { z } from "zod";

export const Contact = z.object({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable(), role: z.string().nullable() });

/** A hirer as one company sees it. `id` is of the partnership: two agencies cannot compare it. */
export const Partner = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kvkNumber: z.string().describe("Acht cijfers, met voorloopnullen."),
    externalReference: z.string().nullable(),
    linkedAt: z.iso.datetime(),
    contacts: z.array(Contact),
  })
  .meta({ id: "Partner" });
export type Partner = z.infer<typeof Partner>;
