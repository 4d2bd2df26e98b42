// One entry of the portal while a developer changes it: bundled again at every change, and started again.
import { bundleOptions } from "./bundle.mjs";
import { entryPart } from "./parts.mjs";

/**
 * Bundles and starts an entry, and does so again whenever one of its sources changes.
 *
 * @returns `stop`, which ends both the watching and the entry; resolves when the first start is over
 */
export async function watchEntry({ name, env, lock, say }) {
  const esbuild = await import("esbuild");
  const part = entryPart({ name, env, lock });
  let child;
  let turn = Promise.resolve();
  let ended = false;

  const restart = () => (turn = turn.then(once, once));
  async function once() {
    if (child) await part.stop(child);
    if (ended) return;
    await part.launch((started) => (child = started)).catch((cause) => say(cause.message));
  }

  const onBundled = ({ errors }) => (errors.length === 0 ? restart() : say(`${name}: waiting for a change that mends this.`));
  const plugin = { name: "start-again", setup: (build) => build.onEnd((result) => void onBundled(result)) };
  const context = await esbuild.context({ ...bundleOptions([name]), logLevel: "warning", plugins: [plugin] });
  await context.watch();
  await firstBundle(context);
  await turn;

  return {
    async stop() {
      ended = true;
      await context.dispose();
      if (child) await part.stop(child);
      await turn;
    },
  };
}

/** `watch` resolves before its first bundle is made; a rebuild waits for it. */
async function firstBundle(context) {
  await context.rebuild().catch(() => {});
}
