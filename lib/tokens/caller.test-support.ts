import { authenticate } from "./authentication.service";

/** What one call of the second process brought, and when it began (milliseconds). */
export type Called = { began: number; came: string };

/** A process of its own that calls again and again with one pair, and writes a line for each call. */
const [token = "", secret = ""] = process.argv.slice(2);

for (;;) {
  const began = Date.now();
  const came = await authenticate(token, secret).then(() => "in", (thrown: { code?: string }) => thrown.code ?? "failed");
  process.stdout.write(`${JSON.stringify({ began, came } satisfies Called)}\n`);
  await new Promise((resolve) => setTimeout(resolve, 5));
}
