import { useTranslations } from "next-intl";
import { Card, CardHead } from "@/components/ui/card";
import type { ApiPermission } from "@/lib/access/permissions";
import { RightsList } from "./rights-list";

type Props = { offered: ApiPermission[]; given: ApiPermission[]; isOver: boolean };

/** What a token may do, for whoever may not change it or when nobody can any more. */
export function RightsFacts({ offered, given, isOver }: Props) {
  const t = useTranslations("tokens");

  return (
    <Card labelledBy="rights">
      <CardHead id="rights" title={t("matrix.title")} note={t("count", { count: given.length, total: offered.length })} />
      <RightsList offered={offered} given={given} />
      <p className="border-t border-line px-6 py-3.5 text-small text-ink-3 max-sm:px-5">{t(isOver ? "matrix.ended" : "matrix.reader")}</p>
    </Card>
  );
}
