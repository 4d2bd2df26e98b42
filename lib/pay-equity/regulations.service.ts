import type { Actor } from "@/lib/access/actor";
import { authorizeHirer, type HirerScope } from "@/lib/access/authorize";
import { amsterdamDate, now } from "@/lib/core/clock";
import { type Db, inScope } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import type { SectionStates } from "./blocks.schema";
import type { Regulation } from "./schema";
import { InquiryPayEquity } from "./setu/message.schema";
import { standingOf } from "./standing.rules";
import * as store from "./store";
import { type Finding, findings } from "./validity.rules";
import { versionState } from "./versions.rules";

/** All documents of a hirer. @throws AppError `not_found`, `forbidden` */
export async function listRegulations(actor: Actor, hirerSlug: string): Promise<Regulation[]> {
  const scope = authorizeHirer(actor, "regulations:read", hirerSlug);
  return inScope(scope, async (tx) => {
    const documents = await store.findDocuments(tx, scope);
    const regulations: Regulation[] = [];
    for (const document of documents) regulations.push(await regulationOf(tx, scope, document, await readDraft(tx, scope, document.id)));
    return regulations;
  });
}

/** One document with its draft read out: what it says, and what still keeps it from being published. @throws AppError `not_found` */
export async function getRegulation(
  actor: Actor,
  hirerSlug: string,
  documentId: string,
): Promise<{ regulation: Regulation; draft: { content: InquiryPayEquity; findings: Finding[] } | null }> {
  const scope = authorizeHirer(actor, "regulations:read", hirerSlug);
  return inScope(scope, async (tx) => {
    const document = isId(documentId) ? await store.findDocument(tx, scope, documentId) : null;
    if (!document) throw new AppError("not_found");

    const draft = await readDraft(tx, scope, documentId);
    return { regulation: await regulationOf(tx, scope, document, draft), draft: draft && { content: draft.content, findings: draft.findings } };
  });
}

/** One published version whole, as its hirer wrote it. @throws AppError `not_found`, `forbidden` */
export async function getRegulationVersion(actor: Actor, hirerSlug: string, documentId: string, number: number): Promise<InquiryPayEquity> {
  const scope = authorizeHirer(actor, "regulations:read", hirerSlug);
  return inScope(scope, async (tx) => {
    const versions = isId(documentId) ? await store.findVersions(tx, scope, documentId) : [];
    const version = versions.find((candidate) => candidate.number === number);
    const body = version && (await store.findContent(tx, scope, version.id));
    if (!body) throw new AppError("not_found");
    return contentOf({ body });
  });
}

/** What the hirer said of each block of a published version. @throws AppError `not_found`, `forbidden` */
export async function getRegulationSections(actor: Actor, hirerSlug: string, documentId: string, number: number): Promise<SectionStates> {
  const scope = authorizeHirer(actor, "regulations:read", hirerSlug);
  return inScope(scope, async (tx) => {
    const versions = isId(documentId) ? await store.findVersions(tx, scope, documentId) : [];
    const version = versions.find((candidate) => candidate.number === number);
    if (!version) throw new AppError("not_found");
    return store.findSections(tx, scope, version.id);
  });
}

/** A draft read out and checked, once for all who ask about it. */
type ReadDraft = store.Draft & { content: InquiryPayEquity; findings: Finding[] };

async function readDraft(tx: Db, scope: HirerScope, documentId: string): Promise<ReadDraft | null> {
  const draft = await store.findDraft(tx, scope, documentId);
  if (!draft) return null;

  const content = contentOf(draft);
  return { ...draft, content, findings: findings(content, draft.sections) };
}

async function regulationOf(tx: Db, scope: HirerScope, document: { id: string; name: string }, draft: ReadDraft | null): Promise<Regulation> {
  const at = now();
  const versions = await store.findVersions(tx, scope, document.id);
  const shares = await store.findLiveShares(tx, scope, document.id, at);
  const { applies, next } = standingOf(versions, true, { asOf: amsterdamDate(at), knownAt: at });
  return {
    id: document.id,
    name: document.name,
    applies,
    next,
    versions: versions.map((version) => ({
      number: version.number,
      state: versionState(version, versions, amsterdamDate(at), at),
      validFrom: version.validFrom,
      validTo: version.validTo,
      publishedAt: version.publishedAt.toISOString(),
      correctsNumber: version.correctsNumber,
      sha256: version.sha256,
    })),
    draft: draft && {
      id: draft.id,
      number: (versions.at(-1)?.number ?? 0) + 1,
      validFrom: draft.validFrom,
      validTo: draft.validTo,
      updatedAt: draft.updatedAt.toISOString(),
      correctsNumber: draft.correctsNumber,
      blocking: draft.findings.filter((finding) => finding.severity === "error").length,
    },
    sharedWith: byCompany(shares),
  };
}

function contentOf({ body }: { body: string }): InquiryPayEquity {
  return InquiryPayEquity.parse(JSON.parse(body));
}

function byCompany(shares: store.LiveShare[]): Regulation["sharedWith"] {
  const companies = new Map<string, Regulation["sharedWith"][number]>();
  for (const { company, positionId } of shares) {
    const { id, number, name, organisationName } = company;
    const row = companies.get(id) ?? { companyId: id, number, name, organisation: organisationName, positions: [] };
    companies.set(id, { ...row, positions: [...row.positions, positionId] });
  }
  return [...companies.values()];
}
