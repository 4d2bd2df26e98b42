"use client";
import { useLocale, useNow, useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { dayAndMonthText, dayText } from "@/components/ui/dates";
import { Status } from "@/components/ui/status";
import { SubmitButton } from "@/components/ui/submit-button";
import type { SecondFactorFacts } from "@/lib/accounts/schema";
import type { FormAction } from "./form-action";
import { recoveryStanding, secondFactorStanding } from "./second-factor-standing";

/** How the second factor stands, and the way to change that. */
export function SecondFactorCard({ facts, begin }: { facts: SecondFactorFacts; begin: FormAction<never> }) {
  const t = useTranslations("account.secondFactor");
  const locale = useLocale();
  const standing = secondFactorStanding(facts, useNow());
  const due = facts.dueAt ? dayAndMonthText(facts.dueAt, locale) : "";
  const since = facts.since ? dayText(facts.since, locale) : "";

  return (
    <Card labelledBy="second-factor">
      <CardHead id="second-factor" title={t("title")} />
      <CardBody>
        <p className="text-table">
          <Status kind={standing.kind}>{t(`states.${standing.word}`, { date: facts.isOn ? since : due })}</Status>
        </p>
        {facts.isOn ? (
          <>
            <p className="mt-2 text-table">
              <Status kind={recoveryStanding(facts.recoveryCodesLeft)}>{t("codesLeft", { count: facts.recoveryCodesLeft })}</Status>
            </p>
            <div className="mt-5 max-sm:*:w-full">
              <ButtonLink href="/account/beveiliging/tweede-stap">{t("manage")}</ButtonLink>
            </div>
          </>
        ) : (
          <>
            <p className="mt-3 text-ink-2">{t("why")}</p>
            <ActionForm action={begin} label={t("title")} className="mt-5 max-sm:[&>button]:w-full">
              <SubmitButton>{t("begin")}</SubmitButton>
            </ActionForm>
          </>
        )}
      </CardBody>
    </Card>
  );
}
