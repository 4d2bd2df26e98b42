"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { WindowState } from "@/components/connector/administration-form";
import { parseInput } from "@/lib/core/input";
import { AdministrationInput } from "@/lib/connector/schema";
import * as connector from "@/lib/connector/service";
import { synchronise } from "@/lib/connector/sync.service";
import { fieldsOf, orNotFound, savedState, syncedState, testedState, thrownAsState, visitorOfForm } from "./door";

/** Makes a werkmaatschappij and shows it. */
export async function createAdministration(_previous: WindowState, form: FormData): Promise<WindowState> {
  let id: string;
  try {
    const input = parseInput(AdministrationInput, fieldsOf(form));
    id = await connector.createAdministration(await visitorOfForm(), input);
  } catch (thrown) {
    return thrownAsState(thrown, form);
  }
  revalidatePath("/connector", "layout");
  redirect(`/connector/${id}`);
}

/** The buttons of the window: each saves what was typed, and the portal says at once what it thinks of the pair. */
export async function submitAdministration(id: string, _previous: WindowState, form: FormData): Promise<WindowState> {
  try {
    const input = parseInput(AdministrationInput, fieldsOf(form));
    const visitor = await visitorOfForm();
    const company = await connector.saveAdministration(visitor, id, input);
    revalidatePath("/connector", "layout");

    const intent = form.get("intent");
    if (intent === "sync") return await syncedState(await synchronise(visitor, id), form);
    return await (intent === "test" ? testedState : savedState)(company, form);
  } catch (thrown) {
    return thrownAsState(thrown, form);
  }
}

/** Forgets a werkmaatschappij and goes back to the list. */
export async function removeAdministration(id: string): Promise<void> {
  await orNotFound(await visitorOfForm(), (visitor) => connector.removeAdministration(visitor, id));
  revalidatePath("/connector", "layout");
  redirect("/connector");
}
