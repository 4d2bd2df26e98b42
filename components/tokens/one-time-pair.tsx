"use client";
import type { ReactNode } from "react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { KeepDialog } from "@/components/ui/keep-dialog";
import { PlateBadge } from "@/components/ui/plate";
import { useHasScript } from "@/components/ui/use-has-script";
import type { IssuedCredential } from "@/lib/tokens/schema";
import { PairContent } from "./pair-content";

type Props = {
  issued: IssuedCredential | null;
  company: { name: string; number: string };
  software: { code: string | null; name: string };
  path: string;
  /** The form that asks for a token. */
  children: ReactNode;
};

/**
 * Token and secret, shown once: in a dialog that closes only after the tick, or on the page itself before JavaScript. It
 * lives in this component's state alone, nothing of it is stored.
 */
export function OneTimePair({ issued, company, software, path, children }: Props) {
  const hasScript = useHasScript();
  if (!issued) return children;

  const content = <PairContent issued={issued} number={company.number} software={software} />;
  const badge = <PlateBadge {...company} />;
  const href = `${path}/${issued.tokenId}`;
  if (!hasScript) return <PairOnPage badge={badge} content={content} href={href} />;

  return (
    <>
      {children}
      <PairDialog badge={badge} content={content} href={href} />
    </>
  );
}

type ShownProps = { badge: ReactNode; content: ReactNode; href: string };

function PairDialog({ badge, content, href }: ShownProps) {
  const t = useTranslations("tokens.pair");
  const router = useRouter();
  const words = { title: t("title"), sentence: t("lead"), kept: t("kept"), keptFirst: t("keptFirst"), go: t("go") };

  return (
    <KeepDialog tick="pair-kept" words={words} badge={badge} width="l" onKept={() => router.replace(href)}>
      {content}
    </KeepDialog>
  );
}

function PairOnPage({ badge, content, href }: ShownProps) {
  const t = useTranslations("tokens.pair");

  return (
    <Card labelledBy="pair">
      <CardBody>
        <div className="mb-3.5">{badge}</div>
        <h2 id="pair" className="text-[1.5rem]/8 font-620">
          {t("title")}
        </h2>
        <p className="mt-2 max-w-[60ch] text-ink-2">{t("lead")}</p>
        {content}
        <div className="mt-7 flex flex-wrap items-center gap-3.5 border-t border-line pt-5">
          <ButtonLink variant="primary" href={href}>
            {t("go")}
          </ButtonLink>
          <span className="text-small text-ink-3">{t("stay")}</span>
        </div>
      </CardBody>
    </Card>
  );
}
