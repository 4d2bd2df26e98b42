import { createDocument, publishDraft, saveDraft, sharePositions } from "@/lib/pay-equity/service";
import type { InquiryPayEquity } from "@/lib/pay-equity/setu/message.schema";
import { create } from "@/prisma/factories";
import type { Ground } from "./bench";
import type { Figure } from "./figures";
import { functionIds, versionPair } from "./pay-equity.documents";
import type { Followed } from "./reader";

/** Companies of different bureaus are shared different functions: so many kinds of projections are made. */
const KINDS = 8;

/**
 * Publishing to two hundred companies, while another process reads the document of one of them without pause. Its connection gives
 * up when it has to wait for a lock longer than a millisecond, so that a reader that is held up shows as a failure.
 */
export async function* publishingFigures(ground: Ground, bar: number): AsyncGenerator<Figure> {
  const { quick, say, database, startReader } = ground;
  const companies = quick ? 6 : 200;
  const { publish, place } = await audience(companies, say);
  await publish();

  const reader = startReader(`${database("large", "portal_app")}?options=-c%20lock_timeout%3D1`);
  const quiet: number[] = [];
  const during: number[] = [];
  const published: number[] = [];
  const held: number[] = [];
  try {
    for (let round = 0; round < (quick ? 1 : 7); round += 1) {
      quiet.push(...(await followed(reader, place, () => pause(quick ? 50 : 500))).times);
      const seen = await followed(reader, place, async () => {
        const started = performance.now();
        await publish();
        published.push(performance.now() - started);
      });
      during.push(...seen.times);
      held.push(seen.failed.length);
    }
  } finally {
    await reader.end();
  }

  yield { what: `publish to ${companies} companies`, unit: "ms", bar, note: "projections, events and audit, while another process reads", tries: published };
  yield { what: "reads that had to wait for a lock, or saw no version, during a publish", unit: "reads", bar: 0, note: `of ${during.length}`, tries: held };
  yield { what: "read the same document before a publish", unit: "ms", bar: null, tries: quiet };
  yield { what: "read it during a publish", unit: "ms", bar: null, note: "the two share the machine", tries: during };
}

/** A hirer and companies that it shares a document with, and a way to publish its next version. */
async function audience(companies: number, say: (line: string) => void) {
  const started = Date.now();
  const hirer = await create.organisation("HIRER");
  const slug = hirer.organisation.slug;
  const { before, after } = versionPair();
  const ids = functionIds(after);
  const documentId = await createDocument(hirer.admin, slug, { name: "Magazijn" });

  const places: { companyId: string; documentId: string }[] = [];
  const agency = await create.organisation();
  for (let count = 0; count < companies; count += 1) {
    const { id } = await create.company(agency, String(1000 + count));
    await sharePositions(hirer.admin, slug, documentId, { companyId: id, positionIds: ids.filter((_, index) => index <= count % KINDS) });
    places.push({ companyId: id, documentId });
  }
  say(`shared with ${companies} companies in ${Math.round((Date.now() - started) / 1000)} s`);

  let round = 0;
  const publish = async () => {
    round += 1;
    await saveDraft(hirer.admin, slug, documentId, { content: nextOf(round % 2 === 0 ? before : after, round) });
    await publishDraft(hirer.admin, slug, documentId, { declared: "yes" });
  };
  const [place] = places;
  if (!place) throw new Error("nobody to publish to");
  return { publish, place };
}

/** Each next version begins a day later, so that it takes the place of the one before. */
function nextOf(content: InquiryPayEquity, round: number): InquiryPayEquity {
  const validFrom = new Date(Date.parse("2026-07-01T00:00:00Z") + round * 86_400_000).toISOString().slice(0, 10);
  return { ...content, effectivePeriod: { validFrom } };
}

async function followed(reader: ReturnType<Ground["startReader"]>, place: object, work: () => Promise<void>): Promise<Followed> {
  await reader.ask({ kind: "follow", place });
  try {
    await work();
  } catch (cause) {
    await reader.ask({ kind: "stop" });
    throw cause;
  }
  return (await reader.ask({ kind: "stop" })) as Followed;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
