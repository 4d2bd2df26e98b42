import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Plus } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { SignFirst } from "@/components/agreements/sign-first";
import { TokenHints } from "@/components/tokens/token-hints";
import { TokenList } from "@/components/tokens/token-list";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { dayText } from "@/components/ui/dates";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { getAgreementOfCompany } from "@/lib/agreements/service";
import { getCompany } from "@/lib/companies/service";
import { agreementOf, mayIn } from "@/lib/portal/access";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { placeTitle } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";
import { hintFor, listTokens, offeredRights } from "@/lib/tokens/service";

type Props = { params: Promise<{ company: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params;
  const t = await getTranslations("tokens");
  return { title: await tabTitle("company", company, t("tab")) };
}

/** The tokens of a company, and the way to a new one. */
export default async function TokensPage({ params }: Props) {
  const { company: slug } = await params;
  const base = `/bedrijf/${slug}`;
  const { actor } = await personOrSignIn(`${base}/api`);
  const [company, agreement, tokens, offered] = await orNotFound(
    Promise.all([getCompany(actor, slug), getAgreementOfCompany(actor, slug), listTokens(actor, slug), offeredRights(actor, slug)]),
  );

  const t = await getTranslations("tokens");
  const { signature, signers } = agreement;
  const toAgreement = agreementOf(actor, slug);
  const newToken = mayIn(actor, slug, "tokens:create") && <NewToken path={`${base}/api/nieuw`} agreement={signature ? null : toAgreement} />;
  const isEmpty = tokens.length === 0;

  return (
    <Page
      title={t("title")}
      sentence={t("lead", { company: company.name })}
      breadcrumb={[{ label: placeTitle(company), href: base }, { label: t("tab") }]}
      actions={!isEmpty && newToken}
      notice={signature ? <TokenHints company={company.name} tokens={tokens} hint={isEmpty ? null : hintFor(tokens)} /> : <SignFirst company={company.name} signers={signers} href={isEmpty ? null : toAgreement} />}
    >
      {isEmpty ? (
        <NoTokens company={company.name} isSigned={signature !== null} newToken={newToken} />
      ) : (
        <ClientMessages areas={["tokens"]}>
          <TokenList tokens={tokens} path={`${base}/api`} offered={offered.length} />
        </ClientMessages>
      )}
      {signature && <p className="mt-5 text-field text-ink-3">{t("signedOn", { date: dayText(new Date(signature.signedAt), await getLocale()) })}</p>}
    </Page>
  );
}

async function NoTokens({ company, isSigned, newToken }: { company: string; isSigned: boolean; newToken: ReactNode }) {
  const t = await getTranslations("tokens.empty");
  const words = newToken ? (isSigned ? "text" : "unsigned") : "reader";

  return (
    <Card>
      <EmptyState title={t("title")} action={newToken}>
        {t(words, { company })}
      </EmptyState>
    </Card>
  );
}

/** Before signing it leads to the agreement where that is the person's to open, and else to the page that says who signs. */
async function NewToken({ path, agreement }: { path: string; agreement: string | null }) {
  const t = await getTranslations("tokens");

  return agreement ? (
    <ButtonLink href={agreement} variant="primary">
      {t("signFirst")}
    </ButtonLink>
  ) : (
    <ButtonLink href={path} variant="primary" icon={<Plus />}>
      {t("new")}
    </ButtonLink>
  );
}
