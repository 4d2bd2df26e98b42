import { now } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import type { Db } from "@/lib/core/db";
import { gzipPart } from "@/lib/core/gzip";
import { newId } from "@/lib/core/ids";
import type { SectionStates } from "./blocks.schema";
import { preparePdfs } from "./pdfs.service";
import { projectForPositions, type SharedPosition, sharedPositions } from "./projection.rules";
import * as store from "./projections.store";
import type { InquiryPayEquity } from "./setu/message.schema";
import { canonicalJson } from "./setu/writing.rules";
import { type HeldRevision, nextRevisions, type SharePeriod, stretchesOf } from "./sharing.rules";
import type { Hirer } from "./store";

/** What companies with the same functions see of a version: ready bytes, made once for all of them. */
type Part = { body: Uint8Array<ArrayBuffer>; bodyGzip: Uint8Array<ArrayBuffer>; sha256: string; positions: SharedPosition[] };

/** A version from which projections are made; what was made is kept with it, by the functions it is for. */
export type Source = {
  id: string;
  number: number;
  sections: SectionStates;
  positionIds: string[];
  partFor: (positionIds: readonly string[]) => Part | null;
};

/** Makes a version ready to be projected. `partFor` gives null to whom it has no function for. */
export function sourceOf(version: { id: string; number: number; content: InquiryPayEquity; sections: SectionStates }): Source {
  const { id, number, content, sections } = version;
  const positionIds = (content.positionProfile ?? []).map(({ positionId }) => positionId.value);
  const made = new Map<string, Part>();

  return {
    id,
    number,
    sections,
    positionIds,
    partFor(shared) {
      const seen = positionIds.filter((positionId) => shared.includes(positionId));
      if (seen.length === 0) return null;

      const key = JSON.stringify(seen);
      const part = made.get(key) ?? partOf(content, seen);
      made.set(key, part);
      return part;
    },
  };
}

/** A company with everything that is or was shared with it of the document. */
export type Audience = { id: string; shares: readonly SharePeriod[] };

/**
 * Writes the revisions that make companies see, from a moment on, exactly what is shared with them: also those that will be shown
 * when a share begins or ends later, so that reading never waits for a job. Bodies are narrowed from the version and never hold
 * the whole; PDFs are drawn from them at the first ask. Nothing is written where nothing changes.
 */
export async function projectVersion(tx: Db, hirer: Hirer, document: { id: string }, source: Source, audience: readonly Audience[], at: Date): Promise<void> {
  const held = await store.findHeld(tx, hirer, source.id, audience.map(({ id }) => id));
  const projections = audience.flatMap((company) => rowsFor(document, source, company, held.get(company.id) ?? [], at));
  await store.insertProjections(tx, hirer, projections);
  await preparePdfs(tx, hirer, projections.filter(({ closed }) => !closed).map(({ id }) => id));
}

const NOTHING = { body: new Uint8Array(), bodyGzip: new Uint8Array(), sha256: sha256Hex(""), positions: [] };

function rowsFor(document: { id: string }, source: Source, company: Audience, held: HeldRevision[], at: Date): store.ProjectionRow[] {
  const wanted = stretchesOf(company.shares, at).map(({ from, positionIds }) => ({ from, part: source.partFor(positionIds) }));
  const hashes = wanted.map(({ from, part }) => ({ from, sha256: part?.sha256 ?? null }));

  return nextRevisions(held, hashes, at).map(({ revision, shownFrom }) => {
    const part = wanted.findLast(({ from }) => from <= shownFrom)?.part ?? null;
    const { body, bodyGzip, sha256, positions } = part ?? NOTHING;
    return {
      id: newId(),
      versionId: source.id,
      documentId: document.id,
      companyId: company.id,
      number: source.number,
      revision,
      body,
      bodyGzip,
      sha256,
      positions: positions.map((position) => ({ ...position })),
      sections: source.sections,
      closed: part === null,
      shownFrom,
      createdAt: now(),
    };
  });
}

function partOf(content: InquiryPayEquity, positionIds: string[]): Part {
  const body = new Uint8Array(Buffer.from(canonicalJson(projectForPositions(content, positionIds))));
  return { body, bodyGzip: new Uint8Array(gzipPart(body)), sha256: sha256Hex(body), positions: sharedPositions(content, positionIds) };
}
