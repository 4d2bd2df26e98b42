import { cpus, loadavg } from "node:os";

/** What was measured: every try in its unit, and the bar that the median may not pass. */
export type Figure = { what: string; unit: "ms" | "times" | "reads"; tries: number[]; bar: number | null; note?: string };

/** One line of a report. */
export type Measured = Figure & { min: number; median: number; max: number; met: boolean; memory: number };

/** Runs one piece of work again and again, after some rounds that do not count. Milliseconds of each try. */
export async function timed(work: () => unknown, { tries, warm = 5 }: { tries: number; warm?: number }): Promise<number[]> {
  for (let round = 0; round < warm; round += 1) await work();

  const times: number[] = [];
  for (let round = 0; round < tries; round += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times;
}

/** Judges a figure by its median and notes the resident memory of this process, in MB. */
export function measured(figure: Figure): Measured {
  const median = medianOf(figure.tries);
  const met = figure.bar === null || median <= figure.bar;
  return { ...figure, min: Math.min(...figure.tries), median, max: Math.max(...figure.tries), met, memory: Math.round(process.memoryUsage().rss / 1_048_576) };
}

/** The middle one; of an even number the upper. */
export function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** A figure as one line for a person. */
export function lineOf({ what, unit, tries, min, median, max, bar, met, memory, note }: Measured): string {
  const judged = bar === null ? "no bar" : `bar ${shown(bar)}, ${met ? "met" : "MISSED"}`;
  const line = `${what}: min ${shown(min)}, median ${shown(median)}, max ${shown(max)} ${unit} in ${tries.length} tries; ${judged}; ${memory} MB`;
  return note ? `${line} (${note})` : line;
}

/** The last line: every bar met, or each that was missed. */
export function verdictOf(figures: readonly Measured[]): string {
  const missed = figures.filter(({ met }) => !met).map(({ what, median, unit, bar }) => `${what} ${shown(median)} ${unit} > ${shown(bar ?? 0)}`);
  return missed.length === 0 ? "all bars met" : `bars missed: ${missed.join("; ")}`;
}

/** The report that is kept beside the benchmark. */
export function reportOf(area: string, figures: readonly Measured[], { startedAt, seconds }: { startedAt: Date; seconds: number }): string {
  const rows = figures.map(({ what, unit, tries, min, median, max, bar, met, memory, note }) => {
    const judged = bar === null ? "" : `≤ ${shown(bar)} ${met ? "✓" : "✗"}`;
    return `| ${what}${note ? ` (${note})` : ""} | ${tries.length} | ${shown(min)} | ${shown(median)} | ${shown(max)} | ${unit} | ${judged} | ${memory} |`;
  });
  return [
    `# npm run bench -- ${area}`,
    "",
    `${startedAt.toISOString().slice(0, 16).replace("T", " ")} UTC, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}, load ${loadavg().map(shown).join(" ")}, ${Math.round(seconds)} s with filling.`,
    "A bar is judged by the median. Memory is resident, of the process that measured, after the figure.",
    "",
    "| What | Tries | Min | Median | Max | Unit | Bar | MB |",
    "|---|---:|---:|---:|---:|---|---|---:|",
    ...rows,
    "",
    verdictOf(figures),
    "",
  ].join("\n");
}

function shown(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(value >= 10 ? 1 : 2);
}
