import type { ReactNode } from "react";
import { Check, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { Licence, Subscription } from "@/lib/licences/schema";

type Props = { kind: Subscription["kind"]; licence: Licence | null };

/** What a licence holds and what not; of one that ended what stopped and what goes on. */
export function IncludedCard({ kind, licence }: Props) {
  const t = useTranslations("licences.included");
  const holds = licence?.holds ?? false;

  return (
    <Card labelledBy="included">
      <CardHead id="included" title={t("heading")} />
      <CardBody className="grid gap-6 sm:grid-cols-2">{licence && holds ? <Holding kind={kind} licence={licence} /> : <Ended />}</CardBody>
    </Card>
  );
}

function Holding({ kind, licence: { plan, seats } }: { kind: Subscription["kind"]; licence: Licence }) {
  const t = useTranslations("licences.included");
  const common = [t("api"), t("webhooks"), t("tokens")];
  const first = kind === "HIRER" ? t("publish") : t("portal");
  const people = seats === null ? t("seatsAny") : t("seats", { count: seats });
  const more = plan === "BASIS" ? [t("extra")] : [];
  const without = plan === "EASYFLEX_FREE" || plan === "TRIAL" ? [t("noExtra")] : [];

  return (
    <>
      <Points heading={t("on")} points={[first, ...common, ...(kind === "HIRER" ? [] : [t("companies")]), people, ...more]} mark="on" />
      {without.length > 0 && <Points heading={t("off")} points={without} mark="off" />}
    </>
  );
}

function Ended() {
  const t = useTranslations("licences.included");

  return (
    <>
      <Points heading={t("stopped")} points={[t("api"), t("webhooks"), t("tokens"), t("invite")]} mark="off" />
      <Points heading={t("left")} points={[t("portal"), t("remove"), t("choose")]} mark="on" />
    </>
  );
}

function Points({ heading, points, mark }: { heading: ReactNode; points: string[]; mark: "on" | "off" }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-2 text-field font-560 text-ink-2">{heading}</h3>
      <ul className="grid gap-2 text-table">
        {points.map((point) => (
          <li key={point} className="flex items-start gap-2.5">
            <Icon of={mark === "on" ? Check : Minus} size={16} className={mark === "on" ? "mt-[3px] flex-none text-ok" : "mt-[3px] flex-none text-ink-3"} />
            <span className="min-w-0">{point}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
