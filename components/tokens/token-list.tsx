import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { AboveRowLink, Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { ApiToken } from "@/lib/tokens/schema";
import { TokenState } from "./token-state";

type Props = { tokens: ApiToken[]; path: string; offered: number };

/** The tokens of a company, newest first. @param path the address they stand under */
export function TokenList({ tokens, path, offered }: Props) {
  const t = useTranslations("tokens");
  const heads = ["name", "hint", "rights", "lastUsed", "state"] as const;

  return (
    <Card>
      <Table label={t("title")} columns={heads.map((head) => <Column key={head}>{t(`columns.${head}`)}</Column>)}>
        {tokens.map((token) => (
          <Row key={token.id}>
            <NameCell href={`${path}/${token.id}`} detail={<Made token={token} />}>
              {token.name}
            </NameCell>
            <Cell mono>
              <span className="whitespace-nowrap">{token.hint}</span>
            </Cell>
            <Cell num label={t("columns.rights")}>
              <span className="whitespace-nowrap">{t("count", { count: token.permissions.length, total: offered })}</span>
            </Cell>
            <Cell quiet={!token.lastUsedAt} label={t("columns.lastUsed")}>
              {token.lastUsedAt ? (
                <AboveRowLink>
                  <Moment at={token.lastUsedAt} capital />
                </AboveRowLink>
              ) : (
                t("never")
              )}
            </Cell>
            <Cell>
              <TokenState token={token} />
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}

/** "Gemaakt zojuist door Bea Beheerder"; without a name for a token made at the command line. */
export function Made({ token }: { token: ApiToken }) {
  const t = useTranslations("tokens");
  const when = () => (
    <AboveRowLink>
      <Moment at={token.createdAt} />
    </AboveRowLink>
  );

  return token.createdBy ? t.rich("madeBy", { when, name: token.createdBy }) : t.rich("made", { when });
}
