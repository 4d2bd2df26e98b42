import { closeDatabase } from "@/lib/core/db";
import { lineOf, type Measured, measured, reportOf, verdictOf } from "./figures";
import { payEquity } from "./pay-equity";

/** What a run has: connection strings of a small and a large database as the application's role and as superuser, and a reader process on one. */
export type Ground = {
  quick: boolean;
  say: (line: string) => void;
  database: (name: "small" | "large", role: "portal_app" | "postgres") => string;
  startReader: (databaseUrl: string) => Reader;
};

/** A process of its own that reads like the API does. */
export type Reader = { ask: (order: object) => Promise<unknown>; end: () => Promise<void> };

/** One area: its figures, one after the other. */
export type Area = (ground: Ground) => AsyncIterable<Parameters<typeof measured>[0]>;

/** What can be measured. The API and the webhooks come with their own areas. */
export const areas: Record<string, Area> = { "pay-equity": payEquity };

/** Measures one area. @returns its report, and the last line of the run */
export async function measure(name: string, ground: Ground): Promise<{ report: string; verdict: string; met: boolean }> {
  const area = areas[name];
  if (!area) throw new Error(`There is no area "${name}": ${Object.keys(areas).join(", ")}.`);

  const startedAt = new Date();
  const figures: Measured[] = [];
  try {
    for await (const figure of area(ground)) {
      const judged = measured(ground.quick && isTime(figure) ? { ...figure, bar: null } : figure);
      figures.push(judged);
      ground.say(lineOf(judged));
    }
  } finally {
    await closeDatabase();
  }
  const seconds = (Date.now() - startedAt.getTime()) / 1000;
  const met = figures.every((figure) => figure.met);
  return { report: reportOf(name, figures, { startedAt, seconds }), verdict: ground.quick && met ? "quick run: it works, times are not judged" : verdictOf(figures), met };
}

function isTime({ unit }: { unit: string }): boolean {
  return unit !== "reads";
}
