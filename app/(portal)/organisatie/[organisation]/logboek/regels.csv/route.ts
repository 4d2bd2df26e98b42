import { getLocale } from "next-intl/server";
import { filterOf } from "@/components/audit/log-address";
import { exportLog } from "@/lib/audit/log.service";
import { csvFile } from "@/lib/portal/file";

type Context = { params: Promise<{ organisation: string }> };

/** What the filter leaves of the log, as a file for a spreadsheet. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { organisation: slug } = await params;
  const { searchParams } = new URL(request.url);
  const filter = filterOf(Object.fromEntries(searchParams));
  const locale = await getLocale();
  return csvFile(`/organisatie/${slug}/logboek`, (actor) => exportLog(actor, { kind: "organisation", slug }, filter, locale));
}
