// When a person or a machine asks us to end.

/**
 * Calls `end` on Ctrl-C, on SIGTERM, when the terminal closes, and when the npm that runs us was ended:
 * npm passes SIGTERM to a shell between us, which dies without passing it on.
 */
export function onEndAsked(end) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
  if (!process.env.npm_lifecycle_event) return;

  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    end();
  }, 200);
  watch.unref();
}
