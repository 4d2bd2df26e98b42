import { getTranslations } from "next-intl/server";
import type { Company } from "@/lib/companies/schema";
import { type SoftwareCode, softwareCodes } from "@/lib/organisations/schema";

/** The back office of a company: its stable code, and its name to say; an empty name when nobody named one. */
export async function softwareOf({ organisation }: Company): Promise<{ code: string | null; name: string }> {
  const t = await getTranslations("organisations.software");
  const code = softwareCodes.find((candidate) => candidate === organisation.softwareCode) ?? null;
  return { code, name: organisation.softwareName ?? (code && !nameless.includes(code) ? t(code) : "") };
}

const nameless: SoftwareCode[] = ["other", "none"];
