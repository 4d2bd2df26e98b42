import { useLocale, useNow, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { momentText } from "@/components/ui/dates";
import { Moment } from "@/components/ui/moment";
import { Status } from "@/components/ui/status";
import { AboveRowLink, Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { Credential } from "@/lib/tokens/schema";

type Props = { credentials: Credential[]; isOver: boolean; /** Where the token gets a new pair; null for somebody who may not. */ rotate: string | null };

/** The pairs of a token, newest first, each with what it was used for: during an overlap two of them work. */
export function PairsCard({ credentials, isOver, rotate }: Props) {
  const t = useTranslations("tokens");
  const heads = ["hint", "made", "used", "calls", "state"] as const;

  return (
    <Card labelledBy="pairs">
      <CardHead
        id="pairs"
        title={t("pairs.title")}
        actions={
          rotate && (
            <ButtonLink href={rotate} size="s">
              {t("rotateLink")}
            </ButtonLink>
          )
        }
      />
      <Table label={t("pairs.title")} columns={heads.map((head) => <Column key={head}>{t(`pairs.columns.${head}`)}</Column>)}>
        {credentials.map((pair) => (
          <Row key={pair.id}>
            <NameCell>
              <span className="code font-normal whitespace-nowrap">{pair.hint}</span>
            </NameCell>
            <Cell label={t("pairs.columns.made")}>
              <AboveRowLink>
                <Moment at={pair.createdAt} capital />
              </AboveRowLink>
            </Cell>
            <Cell quiet={!pair.lastUsedAt} label={t("pairs.columns.used")}>
              {pair.lastUsedAt ? (
                <AboveRowLink>
                  <Moment at={pair.lastUsedAt} capital />
                </AboveRowLink>
              ) : (
                t("never")
              )}
            </Cell>
            <Cell num label={t("pairs.columns.calls")}>
              {pair.calls}
            </Cell>
            <Cell>
              <PairState pair={pair} isOver={isOver} />
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}

function PairState({ pair, isOver }: { pair: Credential; isOver: boolean }) {
  const t = useTranslations("tokens.pairs");
  const locale = useLocale();
  const now = useNow();
  if (isOver) return <Status kind="unknown">{t("tokenEnded")}</Status>;
  if (pair.endsAt === null) return <Status kind="ok">{t("current")}</Status>;

  const moment = momentText(new Date(pair.endsAt), locale);
  return new Date(pair.endsAt) > now ? <Status kind="attention">{t("overlap", { moment })}</Status> : <Status kind="unknown">{t("endedAt", { moment })}</Status>;
}
