import { useTranslations } from "next-intl";
import { GitCompareArrows } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import type { Version } from "@/lib/pay-equity/schema";

type Props = { path: string; versions: Pick<Version, "number" | "state">[]; applies: number | null };

/** The way to what a newer version changes; nothing when what applies is the newest. */
export function DifferenceLink({ path, versions, applies }: Props) {
  const t = useTranslations("documents.difference");
  const newest = versions.findLast(({ state }) => state !== "withdrawn")?.number;
  if (applies === null || newest === undefined || newest <= applies) return null;

  return (
    <ButtonLink href={`${path}/verschil?van=${applies}&naar=${newest}`} variant="primary" icon={<GitCompareArrows />}>
      {t("seeWhatChanges")}
    </ButtonLink>
  );
}
