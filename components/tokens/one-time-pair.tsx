"use client";
import { useState, type ReactNode } from "react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { PlateBadge } from "@/components/ui/plate";
import { useHasScript } from "@/components/ui/use-has-script";
import { useStay } from "@/components/ui/use-stay";
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

const TICK = "pair-kept";

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
  const [kept, setKept] = useState(false);
  const toTick = () => document.getElementById(TICK)?.focus();
  useStay(!kept, TICK);

  return (
    <Dialog
      isOpen
      onClose={toTick}
      isDismissable={false}
      stayAt={TICK}
      width="l"
      badge={badge}
      title={t("title")}
      sentence={t("lead")}
      footer={
        <>
          <Checkbox id={TICK} name="kept" label={t("kept")} checked={kept} onChange={(event) => setKept(event.target.checked)} />
          <div className="ml-auto flex items-center gap-3.5 max-sm:ml-0 max-sm:w-full max-sm:flex-col max-sm:items-stretch max-sm:gap-2">
            {!kept && (
              <span id={`${TICK}-first`} className="text-small text-ink-3">
                {t("keptFirst")}
              </span>
            )}
            <Button
              variant="primary"
              aria-disabled={!kept}
              aria-describedby={kept ? undefined : `${TICK}-first`}
              onClick={() => (kept ? router.replace(href) : toTick())}
            >
              {t("go")}
            </Button>
          </div>
        </>
      }
    >
      {content}
    </Dialog>
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
