"use client";
import type { ReactNode } from "react";
import { useLocale, useNow, useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { CodeBox } from "@/components/ui/code-groups";
import { dayAndMonthText } from "@/components/ui/dates";
import { TextLink } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import { StepList } from "@/components/ui/steps";
import { SubmitButton } from "@/components/ui/submit-button";
import type { SecondFactorFacts, SecondFactorSetup } from "@/lib/accounts/schema";
import type { FormAction } from "./form-action";
import { CodeField, SixDigits } from "./proof-fields";
import { qrPath } from "./qr-path";
import { RecoveryCodes } from "./recovery-codes";
import { recoveryStanding, secondFactorStanding } from "./second-factor-standing";

type Props = {
  facts: SecondFactorFacts;
  /** A secret that waits for its first code. */
  setup: SecondFactorSetup | null;
  email: string;
  begin: FormAction<never>;
  confirm: FormAction<string[]>;
  renew: FormAction<string[]>;
  end: FormAction<never>;
};

/**
 * Everything there is to do with a second factor. Both forms that give recovery codes stand here in every state: the page is
 * drawn again in its new state together with their answer, and the codes live in the form alone.
 */
export function SecondFactorFlow({ facts, setup, email, begin, confirm, renew, end }: Props) {
  const t = useTranslations("account.secondFactor");

  return (
    <div className="max-w-[780px]">
      <ActionForm action={confirm} label={t("title")}>
        {(codes) => <RecoveryCodes codes={codes} email={email}>{setup && !facts.isOn && <Scan setup={setup} />}</RecoveryCodes>}
      </ActionForm>
      {!facts.isOn && !setup && <Begin begin={begin} />}
      <ActionForm action={renew} label={t("codesTitle")}>
        {(codes) => <RecoveryCodes codes={codes} email={email}>{facts.isOn && <CodesLeft facts={facts} />}</RecoveryCodes>}
      </ActionForm>
      {facts.isOn && <End end={end} facts={facts} />}
    </div>
  );
}

function Begin({ begin }: { begin: FormAction<never> }) {
  const t = useTranslations("account.secondFactor");

  return (
    <Card className="mb-6">
      <CardBody>
        <p className="max-w-[64ch] text-ink-2">{t("why")}</p>
        <p className="mt-3 max-w-[64ch] text-ink-2">{t("need")}</p>
        <ActionForm action={begin} label={t("begin")} className="mt-5 max-sm:[&>button]:w-full">
          <SubmitButton>{t("begin")}</SubmitButton>
        </ActionForm>
      </CardBody>
    </Card>
  );
}

function Scan({ setup }: { setup: SecondFactorSetup }) {
  const t = useTranslations("account.secondFactor");
  const steps: { title: string; text: ReactNode }[] = [
    { title: t("step1"), text: <p className="max-w-[60ch]">{t("step1Text")}</p> },
    { title: t("step2"), text: <ScanStep setup={setup} /> },
    { title: t("step3"), text: <CodeStep /> },
  ];

  return (
    <Card labelledBy="steps" className="mb-6">
      <CardHead id="steps" title={t("steps")} />
      <CardBody>
        <StepList steps={steps} />
      </CardBody>
    </Card>
  );
}

function ScanStep({ setup }: { setup: SecondFactorSetup }) {
  const t = useTranslations("account.secondFactor");
  const size = setup.matrix.length;

  return (
    <>
      <p className="max-w-[60ch]">{t("step2Text")}</p>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t("qr")} shapeRendering="crispEdges" className="mt-4 size-[220px] rounded-control border border-line">
        <rect width={size} height={size} fill="#ffffff" />
        <path d={qrPath(setup.matrix)} fill="#000000" />
      </svg>
      <p className="mt-3">
        <TextLink href={setup.uri}>{t("openApp")}</TextLink>
      </p>
      <p className="mt-4 mb-3 max-w-[60ch]">{t("byHand")}</p>
      <CodeBox label={t("secret")} value={setup.secret} />
    </>
  );
}

function CodeStep() {
  const t = useTranslations("account.secondFactor");

  return (
    <div className="mt-2">
      <SixDigits help={t("firstCode")} />
      <div className="mt-5 flex flex-wrap gap-2.5 max-sm:flex-col">
        <SubmitButton>{t("confirm")}</SubmitButton>
        <ButtonLink variant="ghost" href="/account/beveiliging">
          {t("cancel")}
        </ButtonLink>
      </div>
    </div>
  );
}

function CodesLeft({ facts }: { facts: SecondFactorFacts }) {
  const t = useTranslations("account.secondFactor");

  return (
    <Card labelledBy="codes" className="mb-6">
      <CardHead id="codes" title={t("codesTitle")} />
      <CardBody>
        <p className="text-table">
          <Status kind={recoveryStanding(facts.recoveryCodesLeft)}>{t("codesLeft", { count: facts.recoveryCodesLeft })}</Status>
        </p>
        <p className="mt-3 max-w-[64ch] text-ink-2">{t("codesText")}</p>
        <div className="mt-5 max-sm:*:w-full">
          <SubmitButton variant="secondary">{t("renew")}</SubmitButton>
        </div>
      </CardBody>
    </Card>
  );
}

function End({ end, facts }: { end: FormAction<never>; facts: SecondFactorFacts }) {
  const t = useTranslations("account.secondFactor");
  const { word } = secondFactorStanding({ ...facts, isOn: false }, useNow());
  const locale = useLocale();
  const consequence = facts.obligatory && facts.dueAt ? t(`endAdmin.${word === "overdue" ? "overdue" : "due"}`, { date: dayAndMonthText(facts.dueAt, locale) }) : t("endText");

  return (
    <Card labelledBy="end">
      <CardHead id="end" title={t("endTitle")} />
      <CardBody>
        <p className="max-w-[64ch] text-ink-2">{t("endDevice")}</p>
        <p className="mt-3 mb-5 max-w-[64ch] text-ink-2">{consequence}</p>
        <ActionForm action={end} label={t("endTitle")}>
          <CodeField />
          <div className="mt-5 max-sm:*:w-full">
            <SubmitButton variant="danger">{t("end")}</SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
