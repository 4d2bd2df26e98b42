import { longDate } from "@/lib/core/format";
import { apiAgreement } from "./api-agreement";

/** A next version for tests: the first text with a longer notice, a sentence more about secrets, and one less about tests. */
export function nextText(version: string, publishedOn: string): string {
  return apiAgreement.source
    .replace("Versie 1.0, gepubliceerd op 1 oktober 2026.", `Versie ${version}, gepubliceerd op ${longDate(publishedOn, "nl")}.`)
    .replace("wordt ten minste 30 dagen vooraf aangekondigd, tenzij", "wordt ten minste 60 dagen vooraf aangekondigd, tenzij")
    .replace("\n4.8 ", "\n4.8 Een Token dat een jaar lang niet is gebruikt, mag Inlenersbeloning.com stilzetten.\n\n4.9 ")
    .replace(" Een beveiligingstest mag alleen met schriftelijke toestemming vooraf.", "");
}
