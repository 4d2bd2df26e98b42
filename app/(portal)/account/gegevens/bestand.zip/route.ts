import { getLocale } from "next-intl/server";
import { zipFile } from "@/lib/portal/file";
import { exportOwnData } from "@/lib/privacy/service";

/** Everything that is kept of whoever asks, as a zip of JSON and CSV. */
export async function GET(): Promise<Response> {
  const locale = await getLocale();
  return zipFile("/account/gegevens", (actor) => exportOwnData(actor, locale));
}
