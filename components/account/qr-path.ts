/**
 * The dark modules of a QR code as one SVG path, a run of neighbours in a row as one rectangle.
 *
 * @param matrix by row; true is dark
 */
export function qrPath(matrix: boolean[][]): string {
  return matrix.flatMap((row, y) => runsOf(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`)).join("");
}

function runsOf(row: boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  row.forEach((isDark, x) => {
    const last = runs.at(-1);
    if (isDark && last && last.from + last.length === x) last.length += 1;
    else if (isDark) runs.push({ from: x, length: 1 });
  });
  return runs;
}
