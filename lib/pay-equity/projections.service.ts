import { gzipSync } from "node:zlib";
import type { HirerScope } from "@/lib/access/authorize";
import { now } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import type { Db } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { wordsIn } from "@/lib/core/words";
import { organisationIn } from "@/lib/organisations/service";
import { blocksOf } from "./blocks.rules";
import { renderVersionPdf } from "./pdf";
import { canonicalJson, projectForPositions, sharedPositions } from "./projection.rules";
import type { InquiryPayEquity } from "./setu/message.schema";
import * as store from "./store";

type PublishedVersion = { id: string; number: number; validFrom: string; validTo?: string | null; publishedAt: Date; content: InquiryPayEquity };

/**
 * Makes what one company may see of one version: ready bytes, plain and gzipped, with their hash, and the PDF, all from the
 * projection and never from the whole. Nothing is written when none of the functions stands in the version, or when the
 * newest revision holds these very bytes.
 *
 * @returns the revision that now stands for the company; null when it may see nothing of this version
 */
export async function projectVersion(
  tx: Db,
  scope: HirerScope,
  document: { id: string; name: string },
  version: PublishedVersion,
  company: { id: string; name: string },
  positionIds: string[],
): Promise<number | null> {
  const positions = sharedPositions(version.content, positionIds);
  if (positions.length === 0) return null;

  const projection = projectForPositions(version.content, positionIds);
  const body = Buffer.from(canonicalJson(projection));
  const sha256 = sha256Hex(body);
  const newest = await store.findNewestProjection(tx, scope, version.id, company.id);
  if (newest?.sha256 === sha256) return newest.revision;

  const revision = (newest?.revision ?? 0) + 1;
  const hirer = await organisationIn(tx, scope);
  const pdf = await renderVersionPdf({
    hirerName: hirer.name,
    companyName: company.name,
    name: document.name,
    version: {
      number: version.number,
      revision,
      validFrom: version.validFrom,
      validTo: projection.effectivePeriod.validTo ?? null,
      publishedAt: version.publishedAt,
      sha256,
    },
    blocks: blocksOf(projection, "nl", wordsIn("nl")),
    positions,
    locale: "nl",
    translate: wordsIn("nl"),
  });

  await store.insertProjection(tx, scope, {
    id: newId(),
    versionId: version.id,
    documentId: document.id,
    companyId: company.id,
    number: version.number,
    revision,
    body: new Uint8Array(body),
    bodyGzip: new Uint8Array(gzipSync(body)),
    sha256,
    pdf: new Uint8Array(pdf),
    pdfSha256: sha256Hex(pdf),
    positions: positions.map((position) => ({ ...position })),
    createdAt: now(),
  });
  return revision;
}
