"use client";
import type { ReactNode } from "react";
import { Printer } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useNow, useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { dayText } from "@/components/ui/dates";
import { KeepDialog } from "@/components/ui/keep-dialog";
import { useHasScript } from "@/components/ui/use-has-script";

const NEXT = "/account/beveiliging";

type Props = {
  codes: string[] | null;
  /** Whose codes, for the sheet that is printed. */
  email: string;
  /** What stands here while there are none to show. */
  children: ReactNode;
};

/**
 * Recovery codes, shown once: in a dialog that closes only after the tick, or on the page itself before JavaScript. They
 * live in the state of the form around this alone.
 */
export function RecoveryCodes({ codes, email, children }: Props) {
  const hasScript = useHasScript();
  if (!codes) return children;
  if (!hasScript) return <CodesOnPage codes={codes} email={email} />;

  return (
    <>
      {children}
      <CodesDialog codes={codes} email={email} />
    </>
  );
}

type ShownProps = { codes: string[]; email: string };

function CodesDialog({ codes, email }: ShownProps) {
  const t = useTranslations("account.recovery");
  const router = useRouter();
  const words = { title: t("title"), sentence: t("lead"), kept: t("kept"), keptFirst: t("keptFirst"), go: t("go") };

  return (
    <KeepDialog tick="codes-kept" words={words} onKept={() => router.replace(NEXT)}>
      <CodeList codes={codes} email={email} />
      <div className="mt-5 flex flex-wrap gap-2.5">
        <CopyButton value={codes.join("\n")} name={t("name")} stays />
        <Button size="s" icon={<Printer />} onClick={() => window.print()}>
          {t("print")}
        </Button>
      </div>
    </KeepDialog>
  );
}

function CodesOnPage({ codes, email }: ShownProps) {
  const t = useTranslations("account.recovery");

  return (
    <Card labelledBy="recovery" className="mb-6">
      <CardBody>
        <h2 id="recovery" className="text-[1.5rem]/8 font-620">
          {t("title")}
        </h2>
        <p className="mt-2 max-w-[60ch] text-ink-2">{t("lead")}</p>
        <CodeList codes={codes} email={email} />
        <div className="mt-7 flex flex-wrap items-center gap-3.5 border-t border-line pt-5">
          <ButtonLink variant="primary" href={NEXT}>
            {t("go")}
          </ButtonLink>
          <span className="text-small text-ink-3">{t("stay")}</span>
        </div>
      </CardBody>
    </Card>
  );
}

/** The codes, and all that is printed. */
function CodeList({ codes, email }: ShownProps) {
  const t = useTranslations("account.recovery");
  const locale = useLocale();
  const date = dayText(useNow(), locale);

  return (
    <div data-print-only className="mt-5">
      <p className="mb-3 hidden text-table print:block">{t("sheet", { email, date })}</p>
      <ol aria-label={t("name")} className="grid grid-cols-2 gap-x-8 gap-y-1.5 rounded-[9px] border border-control bg-canvas px-5 py-4 max-sm:grid-cols-1">
        {codes.map((code) => (
          <li key={code} className="code !text-[0.96875rem]/7">
            {code}
          </li>
        ))}
      </ol>
    </div>
  );
}
