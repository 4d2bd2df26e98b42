import { revalidatePath } from "next/cache";
import { unstable_rethrow } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { z } from "zod";
import type { PersonActor } from "@/lib/access/actor";
import { AppError } from "@/lib/core/errors";
import type { FormState } from "@/lib/core/form-state";
import { parseInput } from "@/lib/core/input";
import { log } from "@/lib/core/log";
import { type Translate, wordsIn } from "@/lib/core/words";
import { noteRefusal } from "./refusals";
import { personOrRefuse } from "./session";

/** The names that fields for passwords and codes have, in every form. */
const SECRET_FIELDS: ReadonlySet<string> = new Set(["password", "currentPassword", "newPassword", "code"]);

type Values = Record<string, string | string[]>;

/** An action as a form calls it: what was bound to it, the last state, and what was typed. */
export type BoundAction<Places extends string[], Result> = (...sent: [...Places, FormState<Result>, FormData]) => Promise<FormState<Result>>;

/** `message`: the key of the sentence said on success. `refresh: false` leaves the page as it is (the one-time dialog). */
type Manner = { message?: string; refresh?: boolean };

/**
 * Makes a server action of a use case: session → actor, form → parsed input → service → what the form shows.
 * An action can be posted to any page by its id, so nothing here trusts the page; the service authorizes.
 *
 * @param service takes the actor, what the page bound (slugs, ids) and the parsed input
 */
export function action<Schema extends z.ZodType, Places extends string[], Result>(
  schema: Schema,
  service: (actor: PersonActor, ...rest: [...Places, z.infer<Schema>]) => Promise<Result>,
  manner: Manner = {},
): BoundAction<Places, Result> {
  return async (...sent) => {
    const { places, form } = unpack<Places>(sent);
    return answerForm(form, manner, async () => {
      const { actor } = await personOrRefuse();
      const input = parseInput(schema, typedValues(form));
      return service(actor, ...([...places, input] as [...Places, z.infer<Schema>]));
    });
  };
}

/**
 * The same for somebody who is not signed in, or with more than a service needs: runs the work and turns what it throws
 * into words at their fields. Redirects pass through.
 */
export async function answerForm<Result>(form: FormData, manner: Manner, work: () => Promise<Result>): Promise<FormState<Result>> {
  const say = wordsIn((await getLocale()));
  try {
    const result = await work();
    if (manner.refresh !== false) revalidatePath("/", "layout");
    return { status: "done", result, ...(manner.message ? { message: say(manner.message) } : {}) };
  } catch (thrown) {
    unstable_rethrow(thrown);
    await noteRefusal(thrown);
    return failed(thrown, form, say);
  }
}

/** What a form sends: `name[]` is a list, everything else text; files and the framework's own fields are left out. */
export function typedValues(form: FormData): Values {
  const values: Values = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const typed = form.getAll(name).filter((value) => typeof value === "string");
    if (name.endsWith("[]")) values[name.slice(0, -2)] = typed;
    else if (typed.length > 0) values[name] = typed.at(-1) ?? "";
  }
  return values;
}

function failed(thrown: unknown, form: FormData, say: Translate): FormState<never> {
  const error = thrown instanceof AppError ? thrown : new AppError("internal", "errors.internal", { cause: thrown });
  if (error.code === "internal") log().error({ err: thrown }, "a form failed unexpectedly");

  const values = withoutSecrets(typedValues(form));
  const fields = error.fields.map((field) => ({ path: field.path, message: say(field.key, field.values) }));
  return { status: "failed", code: error.code, message: say(error.key, error.values), fields, values };
}

/** What is secret is typed again, never sent back. */
function withoutSecrets(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !SECRET_FIELDS.has(name)));
}

/** What was bound travels through the browser: anything but text there is refused. */
function unpack<Places extends string[]>(sent: unknown[]): { places: Places; form: FormData } {
  const form = sent.at(-1);
  const places = sent.slice(0, -2);
  if (!(form instanceof FormData) || !places.every((place) => typeof place === "string")) throw new AppError("malformed");
  return { places: places as Places, form };
}
