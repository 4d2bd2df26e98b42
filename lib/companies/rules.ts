/**
 * The WM number to propose for one more company: one above the highest, with as many zeros in front as that one has
 * ("0007" → "0008"). Empty when no number of six digits is left above it.
 */
export function nextNumber(taken: readonly string[]): string {
  const highest = [...taken].sort((one, other) => Number(one) - Number(other)).at(-1);
  if (highest === undefined) return "0001";

  const next = String(Number(highest) + 1).padStart(highest.length, "0");
  return next.length <= 6 ? next : "";
}
