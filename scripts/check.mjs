// npm run check: lint, types, import direction, dead code. `npm run check -- types` runs the steps whose name begins so.
import "./parts/node-version.mjs";
import { generateClient } from "./parts/build.mjs";
import { install } from "./parts/install.mjs";
import { Refusal, runCommand } from "./parts/paths.mjs";

await runCommand(async () => {
  const say = (line) => console.log(line);
  await install(say);
  await generateClient(say);
  const { quickChecks } = await import("./parts/quick-checks.mjs");
  const { runSteps } = await import("./parts/steps.mjs");

  const wanted = process.argv[2] ?? "";
  const steps = quickChecks.filter(({ name }) => name.startsWith(wanted));
  if (steps.length === 0) throw new Refusal(`There is no check "${wanted}": ${quickChecks.map(({ name }) => name).join(", ")}.`);
  const { passed, failed } = await runSteps(steps);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
});
