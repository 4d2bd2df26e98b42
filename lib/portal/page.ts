import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AppError } from "@/lib/core/errors";
import { type Kind, placeHere, placeTitle } from "./places";
import { currentPerson } from "./session";

/**
 * What a service gives, for a page that exists only with it. What is not the person's, what the person's role may not
 * see, and an address that nobody gave (a broken cursor) become the one page that says "Deze pagina bestaat niet"; everything else is thrown on.
 *
 * @param manner `forbidden: "throw"` for a page that says itself who may
 */
export async function orNotFound<Result>(found: Promise<Result>, manner: { forbidden?: "throw" } = {}): Promise<Result> {
  try {
    return await found;
  } catch (thrown) {
    if (isMissing(thrown, manner)) notFound();
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

function isMissing(thrown: unknown, manner: { forbidden?: "throw" }): boolean {
  if (!(thrown instanceof AppError)) return false;
  return thrown.code === "not_found" || thrown.code === "malformed" || (thrown.code === "forbidden" && manner.forbidden !== "throw");
}
