import type { CompanyScope, OrganisationScope } from "@/lib/access/authorize";
import type { Db } from "@/lib/core/db";
import type { Prisma } from "@/lib/core/prisma/client";
import type { DeedKind, LogFilter } from "./schema";
import { deeds } from "./schema";

const columns = {
  id: true,
  at: true,
  organisationId: true,
  companyId: true,
  actorKind: true,
  actorId: true,
  action: true,
  outcome: true,
  targetId: true,
  details: true,
} as const;

export type EntryRow = Prisma.AuditEntryGetPayload<{ select: typeof columns }>;
export type PersonRow = { entryId: string; name: string | null; email: string | null; address: string | null; agent: string | null };

/** What a log is read for: a whole organisation, or one company of it. */
export type LogScope = OrganisationScope | CompanyScope;

/** Where in the list the page before ended. */
export type After = { at: Date; id: string };

/** Appends an entry and the values behind its hashes. Nothing is asked back: whoever acts may tell without being let in. */
export async function insertEntry(db: Db, entry: Prisma.AuditEntryCreateManyInput, person: Prisma.AuditPersonCreateManyInput | null): Promise<void> {
  await db.auditEntry.createMany({ data: [entry] });
  if (person) await db.auditPerson.createMany({ data: [person] });
}

/** Entries of a log, newest first, at most `limit` after a place in it. `since` and `until` are instants, the second excluded. */
export async function findEntries(
  db: Db,
  scope: LogScope,
  filter: Pick<LogFilter, "actor" | "kind" | "outcome"> & { companyId?: string; since?: Date; until?: Date },
  page: { after: After | null; limit: number },
): Promise<EntryRow[]> {
  const { after } = page;
  return db.auditEntry.findMany({
    where: {
      ...within(scope),
      ...(filter.companyId && { companyId: filter.companyId }),
      ...(filter.outcome && { outcome: filter.outcome }),
      ...(filter.kind && { action: { in: namesOf(filter.kind) } }),
      ...actedBy(filter.actor),
      at: { gte: filter.since, lt: filter.until },
      ...(after && { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] }),
    },
    select: columns,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: page.limit,
  });
}

export async function findPersons(db: Db, entryIds: string[]): Promise<Map<string, PersonRow>> {
  const rows = await db.auditPerson.findMany({ where: { entryId: { in: entryIds } }, select: { entryId: true, name: true, email: true, address: true, agent: true } });
  return new Map(rows.map((row) => [row.entryId, row]));
}

export async function findSealNumbers(db: Db, entryIds: string[]): Promise<Map<string, number>> {
  const rows = await db.auditSeal.findMany({ where: { entryId: { in: entryIds } }, select: { entryId: true, number: true } });
  return new Map(rows.map((row) => [row.entryId, row.number]));
}

/** Everybody and everything that ever acted in a log, at most 200, with the last entry of each. */
export async function findActors(db: Db, scope: LogScope): Promise<{ actorKind: string; actorId: string; entryId: string }[]> {
  const rows = await db.auditEntry.findMany({
    where: { ...within(scope), actorId: { not: null } },
    distinct: ["actorKind", "actorId"],
    orderBy: [{ actorKind: "asc" }, { actorId: "asc" }, { id: "desc" }],
    select: { actorKind: true, actorId: true, id: true },
    take: 200,
  });
  return rows.flatMap(({ actorKind, actorId, id }) => (actorId === null ? [] : [{ actorKind, actorId, entryId: id }]));
}

/**
 * The names of things by their ids, as they are now and as far as the walls let them be seen; of people the name of the account.
 * The log reads names of other domains' rows and nothing else, so that it can say what a line is about.
 */
export async function findNames(db: Db, ids: string[]): Promise<Map<string, string>> {
  const where = { id: { in: ids } };
  const [tokens, companies, documents, organisations, versions, endpoints, people] = [
    await db.apiToken.findMany({ where, select: { id: true, name: true } }),
    await db.company.findMany({ where, select: { id: true, name: true } }),
    await db.payEquityDocument.findMany({ where, select: { id: true, name: true } }),
    await db.organisation.findMany({ where, select: { id: true, name: true } }),
    await db.payEquityVersion.findMany({ where, select: { id: true, document: { select: { name: true } } } }),
    await db.webhookEndpoint.findMany({ where, select: { id: true, token: { select: { name: true } } } }),
    await db.user.findMany({ where: { ...where, erasedAt: null }, select: { id: true, name: true } }),
  ];
  return new Map([
    ...[...tokens, ...companies, ...documents, ...organisations, ...people].map(({ id, name }) => [id, name] as const),
    ...versions.map(({ id, document }) => [id, document.name] as const),
    ...endpoints.map(({ id, token }) => [id, token.name] as const),
  ]);
}

/** The companies of an organisation, archived ones too: their lines stay. */
export async function findCompanies(db: Db, organisationId: string): Promise<{ id: string; slug: string; name: string }[]> {
  return db.company.findMany({ where: { organisationId }, select: { id: true, slug: true, name: true }, orderBy: { number: "asc" } });
}

/** Removes addresses and browsers from what is older than a moment. @returns how many lines lost them */
export async function eraseOrigins(db: Db, before: Date): Promise<number> {
  const { count } = await db.auditPerson.updateMany({ where: { at: { lt: before }, OR: [{ address: { not: null } }, { agent: { not: null } }] }, data: { address: null, agent: null } });
  return count;
}

/** Everything the log holds of a person. */
export async function findOfPerson(db: Db, person: { id: string; email: string }) {
  const values = await db.auditPerson.findMany({
    where: { OR: [{ userId: person.id }, { email: person.email }] },
    select: { entryId: true, at: true, name: true, email: true, address: true, agent: true },
    orderBy: { at: "asc" },
  });
  const entries = await db.auditEntry.findMany({ where: { OR: [{ actorId: person.id }, { targetId: person.id }] }, select: columns, orderBy: [{ at: "asc" }, { id: "asc" }] });
  return { values, entries };
}

/** Removes the values behind the hashes of a person; the lines and their seals stay as they are. */
export async function erasePerson(db: Db, person: { id: string; email: string }): Promise<void> {
  await db.auditPerson.deleteMany({ where: { OR: [{ userId: person.id }, { email: person.email }] } });
}

/** The organisation's id lies in the walls of a company too, so a company's log asks for its own lines by name. */
function within(scope: LogScope): Prisma.AuditEntryWhereInput {
  return "companyId" in scope ? { companyId: scope.companyId } : { organisationId: scope.organisationId };
}

function namesOf(kind: DeedKind): string[] {
  return Object.entries(deeds).flatMap(([name, of]) => (of === kind ? [name] : []));
}

function actedBy(actor: string | undefined): Prisma.AuditEntryWhereInput {
  const [actorKind, actorId] = actor?.split(":") ?? [];
  return actorKind && actorId ? { actorKind, actorId } : {};
}
