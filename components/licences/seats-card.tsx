import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { StatusShape } from "@/components/ui/status";
import type { SeatUse } from "@/lib/licences/schema";

type Props = { use: SeatUse; seats: number | null; peopleHref?: string };

/** Seats in use against seats, as a bar with its numbers in words. */
export function SeatsCard({ use, seats, peopleHref }: Props) {
  const t = useTranslations("licences.use");
  const { inUse, people, invitations } = use;

  return (
    <Card labelledBy="seats">
      <CardHead id="seats" title={t("heading")} actions={peopleHref && <ButtonLink href={peopleHref} size="s">{t("manage")}</ButtonLink>} />
      <CardBody className="grid gap-3 text-table">
        <p className="num font-560">{seats === null ? t("barAny", { inUse }) : t("bar", { inUse, seats })}</p>
        {seats !== null && <Bar inUse={inUse} seats={seats} />}
        <p className="text-ink-2">{t("detail", { people, invitations })}</p>
        {seats !== null && inUse >= seats && (
          <p className="flex items-start gap-2">
            <StatusShape kind="attention" className="mt-[3px]" />
            <span>{inUse > seats ? t("over", { seats }) : t("full")}</span>
          </p>
        )}
        <p className="text-field text-ink-3">{t("rule")}</p>
      </CardBody>
    </Card>
  );
}

/** A drawing beside its words, so it is not read out. Drawn as SVG: a width that follows a number needs no style attribute. */
function Bar({ inUse, seats }: { inUse: number; seats: number }) {
  const share = seats === 0 ? 100 : Math.min(100, (inUse / seats) * 100);

  return (
    <svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true" className="block h-2 w-full overflow-hidden rounded-full">
      <rect width="100" height="2" className="fill-line" />
      <rect width={share} height="2" className={inUse >= seats ? "fill-attention-mark" : "fill-env"} />
    </svg>
  );
}
