import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { type Kind, placeHere, placeTitle } from "./places";
import { noteRefusal } from "./refusals";
import { currentPerson } from "./session";

/**
 * What a service gives, for a page that exists only with it. What is not the person's, what the person's role may not
 * see, and an address that nobody gave (a broken cursor) become the one page that says "Deze pagina bestaat niet". What needs
 * a proof of who is there leads to where that is given. Everything else is thrown on.
 *
 * @param manner `forbidden: "throw"` for a page that says itself who may
 */
export async function orNotFound<Result>(found: Promise<Result>, manner: { forbidden?: "throw" } = {}): Promise<Result> {
  try {
    return await found;
  } catch (thrown) {
    await noteRefusal(thrown);
    if (isMissing(thrown, manner)) notFound();
    if (isAbout(thrown, "second_factor_required")) redirect("/account/beveiliging/tweede-stap");
    if (isAbout(thrown, "step_up_required")) redirect(`/account/bevestigen?naar=${encodeURIComponent((await headers()).get("x-portal-path") ?? "/welkom")}`);
    throw thrown;
  }
}

/**
 * The words of a browser tab: they begin with the environment, so that two tabs are told apart ("7008 webinar · API").
 * An environment that is not the person's says what its page says: that it does not exist.
 */
export async function tabTitle(kind: Kind, slug: string, page: string): Promise<string> {
  const person = await currentPerson();
  const here = person && placeHere(person.actor.places, kind, slug);
  if (here) return `${placeTitle(here)} · ${page}`;

  const t = await getTranslations("layout.notFound");
  return t("title");
}

function isAbout(thrown: unknown, code: ErrorCode): boolean {
  return thrown instanceof AppError && thrown.code === code;
}

function isMissing(thrown: unknown, manner: { forbidden?: "throw" }): boolean {
  if (!(thrown instanceof AppError)) return false;
  return thrown.code === "not_found" || thrown.code === "malformed" || (thrown.code === "forbidden" && manner.forbidden !== "throw");
}
