import { isProduction } from "@/lib/core/env";
import { receivedMail } from "@/lib/core/mail";

/** Read anew for every request: a page that is built once would show the mail of that day. */
export const dynamic = "force-dynamic";

/** The local inbox, for programs: newest first. It does not exist in production. */
export async function GET(): Promise<Response> {
  if (isProduction()) return new Response(null, { status: 404 });

  return Response.json(await receivedMail(), { headers: { "cache-control": "no-store" } });
}
