import { type PersonActor } from "@/lib/access/actor";
import { authorizeCompany, authorizeOrganisation } from "@/lib/access/authorize";
import { csvLine, CSV_BEGIN } from "@/lib/core/csv";
import { amsterdamDate, now } from "@/lib/core/clock";
import { type Db, inScope } from "@/lib/core/db";
import { clockTime } from "@/lib/core/format";
import { isId } from "@/lib/core/ids";
import { type Locale, type Translate, wordsIn } from "@/lib/core/words";
import { cursorOf, idsIn, isDeed, isDetailName, periodOf, placeOf } from "./log.rules";
import type { DeedDetails, LogChoices, LogEntry, LogFilter, LogPage, Outcome, SealCheck } from "./schema";
import { recentCheck } from "./seals.service";
import { recordAudit } from "./service";
import * as store from "./store";

/** Whose log is read: of a whole organisation, or of one company. */
export type LogPlace = { kind: "organisation" | "company"; slug: string };

/** Lines on a page, and lines read at once for a file. */
const PAGE = 50;
const BATCH = 1_000;

/** One page of a log, newest first, with what the filter leaves. @throws AppError `not_found`, `forbidden` */
export async function getLog(actor: PersonActor, place: LogPlace, filter: LogFilter, locale: Locale): Promise<LogPage> {
  const scope = scopeOf(actor, place);
  return inScope(scope, (tx) => readPage(tx, scope, filter, locale, PAGE));
}

/** What the filter of a log can be set to. @throws AppError `not_found`, `forbidden` */
export async function getLogChoices(actor: PersonActor, place: LogPlace): Promise<LogChoices> {
  const scope = scopeOf(actor, place);
  return inScope(scope, async (tx) => {
    const found = await store.findActors(tx, scope);
    const persons = await store.findPersons(tx, found.map(({ entryId }) => entryId));
    const names = await store.findNames(tx, found.map(({ actorId }) => actorId).filter(isId));
    const actors = found.map(({ actorKind, actorId, entryId }) => ({ kind: actorKind, value: `${actorKind}:${actorId}`, name: names.get(actorId) ?? persons.get(entryId)?.name ?? null }));

    const companies = place.kind === "organisation" ? await store.findCompanies(tx, scope.organisationId) : [];
    return { actors, companies: companies.map(({ slug, name }) => ({ slug, name })) };
  });
}

/** Checks the seals of the organisation's whole chain, which a company's lines are part of. @throws AppError `not_found`, `forbidden` */
export async function checkSeals(actor: PersonActor, place: LogPlace): Promise<SealCheck> {
  const scope = scopeOf(actor, place);
  return recentCheck(scope, scope.organisationId);
}

/**
 * What the filter leaves of a log as a CSV file, in pieces: every piece is read when the one before was sent, so a long log never
 * lies in memory. That it was asked for stands in the log.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function exportLog(actor: PersonActor, place: LogPlace, filter: LogFilter, locale: Locale): Promise<{ filename: string; pieces: AsyncIterable<string> }> {
  const scope = scopeOf(actor, place);
  const { from = null, to = null, kind = null, outcome = null } = filter;
  await inScope(scope, (tx) => recordAudit(tx, scope, { action: "log.exported", details: { from, to, kind, outcome } }));

  async function* pieces(): AsyncIterable<string> {
    const say = wordsIn(locale);
    yield CSV_BEGIN + csvLine(columns.map((column) => say(`audit.columns.${column}`)));
    for (let after: string | undefined | null = undefined; after !== null; ) {
      const page: LogPage = await inScope(scope, (tx) => readPage(tx, scope, { ...filter, after: after ?? undefined }, locale, BATCH));
      if (page.entries.length > 0) yield page.entries.map((entry) => csvLine(cellsOf(entry, say))).join("");
      after = page.next;
    }
  }
  return { filename: `${wordsIn(locale)("audit.filename")}-${place.slug}-${amsterdamDate(now())}.csv`, pieces: pieces() };
}

const columns = ["when", "who", "what", "outcome", "company", "address", "agent", "facts", "seal", "id"] as const;

function cellsOf(entry: LogEntry, say: Translate): (string | number | null)[] {
  const at = new Date(entry.at);
  const facts = entry.facts.map(({ label, value }) => `${label}: ${value}`).join(", ");
  return [`${amsterdamDate(at)} ${clockTime(at, "nl")}`, whoIn(entry, say), entry.sentence, say(`audit.outcomes.${entry.outcome}`), entry.company, entry.address, entry.agent, facts, entry.sealNumber, entry.id];
}

/** The words for who acted, where no name is known. */
function whoIn({ actor }: LogEntry, say: Translate): string {
  return actor.name ?? say(`audit.nobody.${actor.kind === "user" ? "erased" : actor.kind === "operator" ? "operator" : actor.kind === "token" ? "token" : "unknown"}`);
}

async function readPage(tx: Db, scope: store.LogScope, filter: LogFilter, locale: Locale, limit: number): Promise<LogPage> {
  const companyId = await companyOf(tx, scope, filter);
  if (companyId === null) return { entries: [], next: null };

  const rows = await store.findEntries(tx, scope, { ...filter, companyId, ...periodOf(filter) }, { after: placeOf(filter.after), limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { entries: await asEntries(tx, shown, locale), next: rows.length > limit && last ? cursorOf(last) : null };
}

/** The company a filter names: undefined for none, null for one that is not there. */
async function companyOf(tx: Db, scope: store.LogScope, filter: LogFilter): Promise<string | undefined | null> {
  if (!filter.company) return undefined;
  const companies = await store.findCompanies(tx, scope.organisationId);
  return companies.find(({ slug }) => slug === filter.company)?.id ?? null;
}

async function asEntries(tx: Db, rows: store.EntryRow[], locale: Locale): Promise<LogEntry[]> {
  const ids = rows.map(({ id }) => id);
  const persons = await store.findPersons(tx, ids);
  const seals = await store.findSealNumbers(tx, ids);
  const lines = rows.map((row) => ({ ...row, details: (row.details ?? {}) as DeedDetails }));
  const names = await store.findNames(tx, [...new Set(lines.flatMap(idsIn))]);
  const say = wordsIn(locale);

  return lines.map((line) => {
    const { name = null, address = null, agent = null } = persons.get(line.id) ?? {};
    return {
      id: line.id,
      at: line.at.toISOString(),
      actor: { kind: line.actorKind, id: line.actorId, name: name ?? nameIn(names, line.actorId) },
      action: line.action,
      sentence: sentenceOf(line, names, say),
      outcome: line.outcome as Outcome,
      company: nameIn(names, line.companyId),
      address,
      agent,
      facts: factsOf(line.details, names, say),
      sealNumber: seals.get(line.id) ?? null,
    };
  });
}

function nameIn(names: Map<string, string>, id: string | null): string | null {
  return (id !== null && names.get(id)) || null;
}

function factsOf(details: DeedDetails, names: Map<string, string>, say: Translate): LogEntry["facts"] {
  return Object.entries(details).flatMap(([key, value]) => {
    if (value === null) return [];
    const label = isDetailName(key) ? say(`audit.details.${key}`) : key;
    return [{ label, value: typeof value === "boolean" ? say(value ? "audit.yes" : "audit.no") : factOf(value, names) }];
  });
}

/** What was done, in words; a deed this release does not know is said by its name. */
function sentenceOf({ action, targetId, details }: { action: string; targetId: string | null; details: DeedDetails }, names: Map<string, string>, say: Translate): string {
  if (!isDeed(action)) return action;

  const target = names.get(targetId ?? "") ?? (typeof details.name === "string" ? details.name : undefined);
  return say(`audit.deeds.${action}`, { known: target ? "yes" : "no", target: target ?? "" });
}

function factOf(value: NonNullable<DeedDetails[string]>, names: Map<string, string>): string {
  return [value].flat().map((one) => names.get(String(one)) ?? String(one)).join(", ");
}

function scopeOf(actor: PersonActor, { kind, slug }: LogPlace): store.LogScope {
  return kind === "company" ? authorizeCompany(actor, "audit:read", slug) : authorizeOrganisation(actor, "audit:read", slug);
}
