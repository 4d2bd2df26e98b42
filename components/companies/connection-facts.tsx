import { useLocale, useTranslations } from "next-intl";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { dayText } from "@/components/ui/dates";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/link";
import { Moment } from "@/components/ui/moment";

type Props = { signedAt: string | null; tokens: number; webhooks: number; lastCallAt: string | null; /** The address of the tokens. */ path: string };

/** What there is of the connection, as it stands in the database. */
export function ConnectionFacts({ signedAt, tokens, webhooks, lastCallAt, path }: Props) {
  const t = useTranslations("company.link");
  const locale = useLocale();
  const used = lastCallAt ? t.rich("used", { when: () => <Moment at={lastCallAt} /> }) : t("unused");

  return (
    <Card labelledBy="connection">
      <CardHead id="connection" title={t("title")} />
      <CardBody>
        <DescriptionList
          lined
          items={[
            { term: t("agreement"), description: signedAt ? t("signed", { date: dayText(new Date(signedAt), locale) }) : t("unsigned") },
            {
              term: t("tokens"),
              description: (
                <>
                  <TextLink href={path}>{t("tokenCount", { count: tokens })}</TextLink>
                  {tokens > 0 && <>, {used}</>}
                </>
              ),
            },
            { term: t("webhook"), description: t("webhookCount", { count: webhooks, total: tokens }) },
          ]}
        />
      </CardBody>
    </Card>
  );
}
