import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { WindowState } from "@/components/connector/administration-form";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { wordsIn, type Translate } from "@/lib/core/words";
import * as connector from "@/lib/connector/service";
import type { Answer, Fault, Synced, Visitor } from "@/lib/connector/schema";
import type { Company } from "@/lib/connector/portal.schema";

/** Holds the key of one browser. It goes to the connector's pages alone. */
const COOKIE = "connector";

/** Who looks at the page; null for a browser that made nothing yet. Without a connector there is no page (404). */
export async function visitorOfPage(): Promise<Visitor | null> {
  if (!connector.connectorExists()) notFound();
  return connector.visitorOf((await cookies()).get(COOKIE)?.value);
}

/** Who sends a form. The first form makes the visitor and gives the browser its key; every form makes it last longer. */
export async function visitorOfForm(): Promise<Visitor> {
  if (!connector.connectorExists()) notFound();
  const jar = await cookies();
  const { visitor, key } = await connector.welcomeVisitor(jar.get(COOKIE)?.value);
  jar.set(COOKIE, key, {
    path: "/connector",
    maxAge: connector.VISITOR_LIFETIME,
    httpOnly: true,
    sameSite: "lax",
    secure: env().APP_URL.startsWith("https://"),
  });
  return visitor;
}

/** What a visitor asks for, or the page that says it is not there. */
export async function orNotFound<Result>(visitor: Visitor | null, work: (visitor: Visitor) => Promise<Result>): Promise<Result> {
  if (!visitor) notFound();
  try {
    return await work(visitor);
  } catch (cause) {
    if (cause instanceof AppError && cause.code === "not_found") notFound();
    throw cause;
  }
}

/** The form as fields of text; a file in their place is as good as nothing. */
export function fieldsOf(form: FormData): Record<string, string> {
  return Object.fromEntries(["number", "name", "token", "secret"].map((name) => [name, textOf(form, name)]));
}

/** Turns what a form's work threw into its answer; the unexpected is logged whole and says nothing. */
export async function thrownAsState(thrown: unknown, form: FormData): Promise<WindowState> {
  const t = await words();
  if (!(thrown instanceof AppError)) {
    log().error({ err: thrown }, "the connector failed");
    return failed(t("connector.window.failed"), form);
  }
  const fields = thrown.fields.map(({ path, key, values }) => ({ path, message: t(key, values) }));
  return failed(t(thrown.key, thrown.values), form, fields);
}

/** "Ok": saved, whatever the portal thinks of it. */
export async function savedState({ fault }: Answer<Company>, _form: FormData): Promise<WindowState> {
  const t = await words();
  if (!fault) return done(t("connector.result.savedLinked"));
  if (fault.kind === "unlinked") return done(t("connector.result.saved"));
  return done(t("connector.result.savedAttention", { reason: sentenceOf(t, fault) }), "attention");
}

/** "Test koppeling". */
export async function testedState({ value: company, fault }: Answer<Company>, form: FormData): Promise<WindowState> {
  const t = await words();
  if (fault) return failed(sentenceOf(t, fault), form);

  const { number, name, organisation, token } = company;
  return done(t("connector.result.tested", { number, name, organisation: organisation.name, token: token.name }));
}

/** "Synchroniseer inlenersbeloningen". */
export async function syncedState({ value: synced, fault }: Answer<Synced>, form: FormData): Promise<WindowState> {
  const t = await words();
  return fault ? failed(sentenceOf(t, fault), form) : done(t("connector.result.synced", synced));
}

async function words(): Promise<Translate> {
  return wordsIn(await getLocale());
}

function sentenceOf(t: Translate, fault: Fault): string {
  return t(`connector.fault.${fault.kind}`, fault.values).trim();
}

function done(message: string, tone: "ok" | "attention" = "ok"): WindowState {
  return { status: "done", result: { tone }, message };
}

/** What was typed goes back with the answer, but never a secret. */
function failed(message: string, form: FormData, fields: { path: string; message: string }[] = []): WindowState {
  const values = Object.fromEntries(["number", "name", "token"].map((name) => [name, textOf(form, name)]));
  return { status: "failed", message, fields, values };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
