import { randomBytes } from "node:crypto";
import type { CompanyScope, HirerScope } from "@/lib/access/authorize";
import { codeFrom, groupedCode } from "@/lib/agreements/evidence.rules";
import type { OtherPapers } from "@/lib/agreements/verification.service";
import { now } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import { asSystem, type Db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { isId } from "@/lib/core/ids";
import { wordsIn } from "@/lib/core/words";
import { blocksOf } from "./blocks.rules";
import { renderVersionPdf } from "./pdf";
import * as store from "./pdfs.store";
import { InquiryPayEquity } from "./setu/message.schema";

/**
 * Fixes what the PDFs of new projections will print beside the message, in the transaction that makes those: a code of 100 bits
 * each, and the names of today. So a file is the same whenever it is drawn. Nothing is drawn yet.
 */
export async function preparePdfs(tx: Db, scope: Pick<HirerScope, "hirerId">, projectionIds: string[]): Promise<void> {
  if (projectionIds.length === 0) return;
  await store.insertPdfPlaces(tx, scope, projectionIds.map((projectionId) => ({ projectionId, code: codeFrom(randomBytes(20)) })));
}

/**
 * The PDF of a projection: drawn at the first ask, kept, and served from then on byte for byte. Two asks at one moment draw it
 * once; the second waits for the first.
 */
export async function keptPdf(tx: Db, scope: CompanyScope, projectionId: string): Promise<store.KeptPdf> {
  const kept = await store.findPdf(tx, scope, projectionId);
  if (kept) return kept;

  await store.lockPdf(tx, scope, projectionId);
  const meanwhile = await store.findPdf(tx, scope, projectionId);
  if (meanwhile) return meanwhile;

  const bytes = await drawPdf(await store.findDrawnFrom(tx, scope, projectionId));
  const pdf = { bytes: new Uint8Array(bytes), sha256: sha256Hex(bytes) };
  await store.keepPdf(tx, scope, projectionId, { ...pdf, drawnAt: now() });
  return pdf;
}

/** Draws a PDF in Dutch from what is stored of a projection and of nothing else: the same input gives the same bytes. */
export async function drawPdf(from: store.DrawnFrom): Promise<Buffer> {
  const content = InquiryPayEquity.parse(JSON.parse(Buffer.from(from.body).toString()));
  const { number, revision, sha256, validFrom, publishedAt } = from;
  return renderVersionPdf({
    id: from.projectionId,
    hirer: { name: from.hirerName, kvkNumber: from.hirerKvk },
    company: { name: from.companyName, kvkNumber: from.companyKvk },
    name: from.documentName,
    version: { number, revision, sha256, validFrom, validTo: content.effectivePeriod.validTo ?? null, publishedAt },
    blocks: blocksOf(content, "nl", wordsIn("nl")),
    sections: from.sections,
    positions: from.positions,
    proof: { code: groupedCode(from.code), address: `${env().APP_URL}/controleer` },
    locale: "nl",
    translate: wordsIn("nl"),
  });
}

/** What /controleer can say of a PDF of a version: no more than stands on it, to whoever has the file or its code. */
export const versionPapers: OtherPapers = {
  byFile: (sha256) => asSystem((tx) => store.findProvenVersion(tx, { sha256 })),
  byCode: (code) => asSystem((tx) => store.findProvenVersion(tx, { code })),
  knows: (identities) => asSystem((tx) => store.knowsPdf(tx, identities.filter(isId))),
};
