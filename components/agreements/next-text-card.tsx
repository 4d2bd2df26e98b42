import { Signature as SignatureIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { dateText } from "@/components/ui/dates";
import type { AgreementText, Standing } from "@/lib/agreements/schema";

type Props = { text: AgreementText; standing: Standing; signed: string; href: string; maySign: boolean };

/** The text that waits for its signature: until when, and what it says itself of tokens that run. */
export function NextTextCard({ text, standing, signed, href, maySign }: Props) {
  const t = useTranslations("agreements.next");
  const locale = useLocale();
  const deadline = dateText("deadline" in standing ? standing.deadline : "", locale);
  const days = standing.state === "due" ? standing.daysLeft : 0;

  return (
    <Card labelledBy="next-text">
      <CardHead id="next-text" title={t("title", { version: text.version })} />
      <CardBody>
        <p>{standing.state === "lapsed" ? t("lapsed", { deadline, version: text.version }) : t("due", { deadline, days, signed })}</p>
        {text.tokenClause && (
          <figure className="mt-5 border-l-2 border-line pl-4">
            <figcaption className="text-field text-ink-3">{t("clause")}</figcaption>
            <blockquote lang="nl" className="mt-1 max-w-[74ch] text-ink-2">
              {text.tokenClause}
            </blockquote>
          </figure>
        )}
        <div className="mt-6 max-sm:*:w-full">
          <ButtonLink href={href} variant={maySign ? "primary" : "secondary"} icon={maySign && <SignatureIcon />}>
            {t(maySign ? "read" : "readOnly")}
          </ButtonLink>
        </div>
      </CardBody>
    </Card>
  );
}
