import type { Area, Ground } from "./bench";
import type { Figure } from "./figures";
import { medianOf, timed } from "./figures";
import { functionIds, manyScales, textOf, versionPair } from "./pay-equity.documents";
import { fill, type Filled } from "./pay-equity.filling";
import { publishingFigures } from "./pay-equity.publishing";
import { wordsIn } from "@/lib/core/words";
import { differences } from "@/lib/pay-equity/difference.rules";
import { drawPdf } from "@/lib/pay-equity/pdfs.service";
import { projectForPositions, sharedPositions } from "@/lib/pay-equity/projection.rules";
import type { InquiryPayEquity } from "@/lib/pay-equity/setu/message.schema";
import { readMessage } from "@/lib/pay-equity/setu/reading.rules";
import { findings } from "@/lib/pay-equity/validity.rules";
import { sha256Hex } from "@/lib/core/crypto";

/** Bars in milliseconds, and one ratio. Source: the issue "Pay-equity documents: the heart of the product". */
const BAR = { check: 5, project: 5, differ: 10, pdf: 200, publish: 2_000, reading: 1.15 };

/** Checking takes time by the size of a document alone: eight times as many scales, at most three times eight as long. */
const GROWTH = { scales: 30, times: 8, bar: 24 };

/** What is measured of pay-equity documents. */
export const payEquity: Area = async function* payEquity(ground) {
  yield* ofOneDocument(ground);
  yield* ofReading(ground);
  yield* publishingFigures(ground, BAR.publish);
};

async function* ofOneDocument({ quick }: Ground): AsyncGenerator<Figure> {
  const { before, after } = versionPair();
  const text = textOf(after);
  const ids = functionIds(after);
  const some = ids.filter((_, index) => index % 2 === 0);
  const size = `${(text.length / 1000).toFixed(1)} kB, ${ids.length} functions`;
  const tries = quick ? 5 : 300;

  yield { what: "parse, validate and cross-check one document", unit: "ms", bar: BAR.check, note: size, tries: await timed(() => findings(readMessage(text).content), { tries, warm: tries }) };
  yield { what: `cross-check ${GROWTH.times} times as many scales`, unit: "times", bar: GROWTH.bar, note: `${GROWTH.scales * GROWTH.times} against ${GROWTH.scales}`, tries: await growth(quick ? 3 : 30) };
  yield { what: "project it for one company", unit: "ms", bar: BAR.project, note: `${some.length} functions shared`, tries: await timed(() => textOf(projectForPositions(after, some)), { tries, warm: tries }) };
  const sides = [{ content: before, sections: {} }, { content: after, sections: {} }] as const;
  const found = differences(...sides, "nl", wordsIn("nl")).length;
  yield { what: "difference of two versions", unit: "ms", bar: BAR.differ, note: `${found} sentences`, tries: await timed(() => differences(...sides, "nl", wordsIn("nl")), { tries, warm: tries }) };

  const drawn = { tries: quick ? 2 : 40, warm: quick ? 1 : 10 };
  const first = pdfSource(after);
  const pages = Array.from({ length: drawn.tries + drawn.warm }, (_, seed) => pdfSource(versionPair(seed).after)).values();
  yield { what: "draw its PDF", unit: "ms", bar: BAR.pdf, note: "all functions, other wages each time", tries: await timed(() => drawPdf(pages.next().value ?? first), drawn) };
}

async function growth(rounds: number): Promise<number[]> {
  const [few, many] = [manyScales(GROWTH.scales), manyScales(GROWTH.scales * GROWTH.times)];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [small, large] = [await timed(() => findings(few), { tries: 5, warm: 1 }), await timed(() => findings(many), { tries: 5, warm: 1 })];
    ratios.push(medianOf(large) / medianOf(small));
  }
  return ratios;
}

/** What a PDF is drawn from. */
function pdfSource(content: InquiryPayEquity): Parameters<typeof drawPdf>[0] {
  const ids = functionIds(content);
  const body = Buffer.from(textOf(projectForPositions(content, ids)));
  const names = { hirerName: "Logistiek Noord B.V.", hirerKvk: "90001354", companyName: "Voorbeeld Uitzend", companyKvk: "90001355", documentName: "Magazijn" };
  const version = { number: 3, revision: 1, validFrom: "2027-01-01", publishedAt: new Date("2026-11-02T10:00:00Z"), sha256: sha256Hex(body), sections: {} };
  return { projectionId: "0199c000-0000-7000-8000-000000000001", code: "3F7K9QXM2TRBHC8WVN4D", ...names, ...version, body, positions: sharedPositions(content, ids) };
}

const SIZES = ["small", "large"] as const;
type Size = (typeof SIZES)[number];

/** The same reads on a small and on a large database, in turns: what else the machine does falls on both alike. */
async function* ofReading({ quick, say, database, startReader }: Ground): AsyncGenerator<Figure> {
  const counts = quick ? { small: 50, large: 200, reads: 20, warm: 1, turns: 3 } : { small: 1_000, large: 100_000, reads: 100, warm: 20, turns: 200 };
  const filled: Record<Size, Filled> = {
    small: await fill(database("small", "postgres"), counts.small, say),
    large: await fill(database("large", "postgres"), counts.large, say),
  };
  const readers = { small: startReader(database("small", "portal_app")), large: startReader(database("large", "portal_app")) };
  const times: Record<Size, number[]> = { small: [], large: [] };
  const ratios: number[] = [];

  const round = async (size: Size) => (await readers[size].ask({ kind: "read", places: places(filled[size], counts.reads) })) as number[];
  const turn = async (order: readonly Size[]) => {
    const took: Record<Size, number[]> = { small: [], large: [] };
    for (const size of order) took[size] = await round(size);
    return took;
  };
  try {
    for (let warm = 0; warm < counts.warm; warm += 1) await turn(SIZES);
    for (let index = 0; index < counts.turns; index += 1) {
      const took = await turn(index % 2 === 0 ? SIZES : SIZES.toReversed());
      for (const size of SIZES) times[size].push(...took[size]);
      ratios.push(medianOf(took.large) / medianOf(took.small));
    }
  } finally {
    await Promise.all([readers.small.end(), readers.large.end()]);
  }

  yield { what: `read a projection from ${counts.small} documents`, unit: "ms", bar: null, tries: times.small };
  yield { what: `read a projection from ${counts.large} documents`, unit: "ms", bar: null, tries: times.large };
  yield { what: `reading from ${counts.large} against ${counts.small}`, unit: "times", bar: BAR.reading, note: "medians of rounds in turns, places at random", tries: ratios };
}

function places({ documents }: Filled, count: number): Filled["documents"] {
  return Array.from({ length: count }, () => documents[Math.floor(Math.random() * documents.length)]).filter((place) => place !== undefined);
}
