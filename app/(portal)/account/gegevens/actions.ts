"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { PersonActor } from "@/lib/access/actor";
import { action } from "@/lib/portal/action";
import { dropSession } from "@/lib/portal/auth";
import { EraseInput } from "@/lib/privacy/schema";
import * as privacy from "@/lib/privacy/service";

/** Whether the file may be fetched now; the page then shows the link to it. */
export const prepareExport = action(z.object({}), (actor: PersonActor, _nothing: object) => privacy.prepareExport(actor), { refresh: false });

/** Erases the account, and takes the cookie of a session that is over away. */
export const eraseAccount = action(EraseInput, async (actor: PersonActor, input: EraseInput): Promise<never> => {
  await privacy.eraseAccount(actor, input);
  await dropSession();
  redirect("/gewist");
});
