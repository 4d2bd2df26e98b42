"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { AppError } from "@/lib/core/errors";
import type { FormState } from "@/lib/core/form-state";
import { parseInput } from "@/lib/core/input";
import { type Locale, wordsIn } from "@/lib/core/words";
import { type ImportStep, KeepInput, LARGEST_IMPORT, ReadImport } from "@/lib/pay-equity/importing.schema";
import { checkImport, keepImport, prepareImport } from "@/lib/pay-equity/importing.service";
import { answerForm, typedValues } from "@/lib/portal/action";
import { personOrRefuse } from "@/lib/portal/session";

/** Pasted text up to this length is given back after a refusal, to be mended in place. Characters. */
const MOST_GIVEN_BACK = 200_000;

/**
 * Reads a message and shows what was done to read it; asked again with `step` keep, keeps what was read. Between the two the
 * message is with the browser and nowhere else: nothing is stored before the person has seen the report.
 */
export async function importMessage(slug: string, previous: FormState<ImportStep>, form: FormData): Promise<FormState<ImportStep>> {
  return answerForm(form, { refresh: false }, async () => {
    const { actor } = await personOrRefuse();
    await prepareImport(actor, slug);
    const locale = await getLocale();
    const read = form.get("step") === "keep" ? readBefore(previous) : null;
    if (!read) return refusedOr(form, locale, async () => checkImport(actor, slug, await sentIn(form), locale));

    const kept = await keptOr(read, form, locale, () => keepImport(actor, slug, read, parseInput(KeepInput, typedValues(form))));
    if (typeof kept !== "string") return kept;
    revalidatePath("/", "layout");
    return redirect(`/inlener/${slug}/regelingen/${kept}`);
  });
}

function readBefore(previous: FormState<ImportStep>): ReadImport | null {
  return previous.status === "done" ? (ReadImport.safeParse(previous.result).data ?? null) : null;
}

async function sentIn(form: FormData): Promise<string | Uint8Array> {
  const file = form.get("file");
  if (file instanceof File && file.size > 0) {
    if (file.size > LARGEST_IMPORT) throw new AppError("too_large", "errors.jsonTooLarge", { values: { megabytes: LARGEST_IMPORT / 1_000_000 } });
    return new Uint8Array(await file.arrayBuffer());
  }
  const text = form.get("text");
  if (typeof text === "string" && text.trim() !== "") return text;
  throw new AppError("invalid_input", "importing.nothing");
}

/** What the sender can mend is an answer of its own, with every place; anything else is the form's. */
async function refusedOr(form: FormData, locale: Locale, work: () => Promise<ImportStep>): Promise<ImportStep> {
  try {
    return await work();
  } catch (thrown) {
    if (!isSenders(thrown)) throw thrown;
    const say = wordsIn(locale);
    const text = form.get("text");
    const faults = thrown.fields.map(({ path, key, values }) => ({ path, sentence: say(key, values) }));
    return { kind: "refused", message: say(thrown.key, thrown.values), faults, text: typeof text === "string" && text.length <= MOST_GIVEN_BACK ? text : "" };
  }
}

async function keptOr(read: ReadImport, form: FormData, locale: Locale, work: () => Promise<string>): Promise<string | ImportStep> {
  try {
    return await work();
  } catch (thrown) {
    if (!isSenders(thrown)) throw thrown;
    const say = wordsIn(locale);
    const fields = thrown.fields.map(({ path, key, values }) => ({ path, message: say(key, values) }));
    const { target, name } = typedValues(form);
    return { ...read, refused: { message: say(thrown.key, thrown.values), fields, chosen: { target: String(target ?? "new"), name: String(name ?? "") } } };
  }
}

function isSenders(thrown: unknown): thrown is AppError {
  return thrown instanceof AppError && ["invalid_input", "malformed", "too_large", "conflict"].includes(thrown.code);
}
