import { useTranslations } from "next-intl";
import type { Organisation } from "@/lib/organisations/schema";

type Props = { software: Pick<Organisation, "softwareCode" | "softwareName"> };

/** The back office of an organisation by its name; what is not in our list by the name it was given. */
export function SoftwareName({ software: { softwareCode, softwareName } }: Props) {
  const t = useTranslations("organisations");
  if (!softwareCode) return null;

  return softwareName ? t("softwareOther", { name: softwareName }) : t(`software.${softwareCode}`);
}
