// Steps of a check, one after the other, each with a count. A failing step shows its output; the rest runs all the same.
import { wordsFor } from "./paths.mjs";

/**
 * @param steps `{ name, run }`: `run` resolves with `{ passed, failed, output, skipped? }`
 * @returns the sums
 */
export async function runSteps(steps) {
  const sums = { passed: 0, failed: 0 };
  for (const { name, run } of steps) {
    const began = Date.now();
    if (process.stdout.isTTY) process.stdout.write(`… ${name}\r`);
    const result = await run().catch(failedBy);
    sums.passed += result.passed;
    sums.failed += result.failed;
    report(name, result, Math.round((Date.now() - began) / 1000));
  }
  return sums;
}

/** The result of a tool that either finds nothing wrong or fails as a whole. */
export function wholeResult({ code, output }) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

function report(name, { passed, failed, skipped = 0, output }, seconds) {
  const counts = [`${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`].filter(Boolean).join(", ");
  if (failed > 0) console.log(`\n${output.trimEnd()}\n`);
  console.log(`${failed > 0 ? "✗" : "✓"} ${name}: ${counts} (${seconds} s)`);
}

function failedBy(cause) {
  return { passed: 0, failed: 1, output: wordsFor(cause) };
}
