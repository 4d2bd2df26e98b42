import { z } from "zod";

/** What the API of the standard answers when something is wrong; the standard leaves it open. */
export const ErrorObject = z.looseObject({ code: z.string().optional(), description: z.string().optional() });
export type ErrorObject = z.infer<typeof ErrorObject>;
