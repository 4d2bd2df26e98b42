"use client";
import { useState } from "react";
import { Pencil, RotateCw } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { momentText } from "@/components/ui/dates";
import { Icon } from "@/components/ui/icon";
import { StatusShape } from "@/components/ui/status";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/core/form-state";
import type { Lookup, RegisterState } from "@/lib/kvk/schema";
import { DetailsFields } from "./details-fields";
import { RegisterExtract } from "./register-extract";
import { RegisterSaid } from "./register-said";
import { registerFields, registerValues, type RegisterFieldName } from "./register-values";

type Props = {
  save: (previous: FormState<void>, form: FormData) => Promise<FormState<void>>;
  ask: (previous: FormState<Lookup>, form: FormData) => Promise<FormState<Lookup>>;
  details: Record<RegisterFieldName, string>;
  kvkNumber: string;
  registerState: RegisterState;
  /** ISO 8601 in UTC; null when the register was never asked. */
  checkedAt: string | null;
};

const shapes = { CONFIRMED: "ok", UNCHECKED: "unknown", UNKNOWN: "attention", ENDED: "attention" } as const;

/** Name and address, with what the Handelsregister has beside them once it was asked, or when it confirmed them. */
export function DetailsCard({ save, ask, details, kvkNumber, registerState, checkedAt }: Props) {
  const t = useTranslations("organisations.settings");
  const fields = useTranslations("organisations.details");
  const [lookup, setLookup] = useState<Lookup | null>(null);
  const register = lookup ? registerValues(lookup) : registerState === "CONFIRMED" ? details : {};
  const labels = Object.fromEntries(registerFields.map((name) => [name, fields(name)]));

  return (
    <Card labelledBy="details">
      <CardHead id="details" title={t("details")} />
      <CardBody>
        <p className="mb-5 text-field">
          <span className="font-540">{t("kvkNumber")}</span> <span className="num">{`${kvkNumber.slice(0, 4)} ${kvkNumber.slice(4)}`}</span>
          <span className="block text-small text-ink-3">{t("kvkHelp")}</span>
        </p>
        <ActionForm action={ask} onDone={setLookup} label={t("register")} className="mb-7 border-y border-line py-5">
          {(said) => (
            <>
              <div className="flex flex-wrap items-center gap-4">
                <RegisterStanding state={registerState} checkedAt={checkedAt} />
                <SubmitButton variant="secondary" size="s" icon={<RotateCw />} className="sm:ml-auto">
                  {t("again")}
                </SubmitButton>
              </div>
              <RegisterSaid lookup={said?.answer.state === "found" ? null : said} className={said ? "mt-4" : undefined} />
              {said?.answer.state === "found" && (
                <div className="mt-5">
                  <RegisterExtract plain lookup={said} />
                </div>
              )}
            </>
          )}
        </ActionForm>
        <ActionForm action={save} initialValues={details} labels={labels} label={t("details")}>
          <DetailsFields key={lookup?.at} register={register} />
          <div className="mt-[30px] flex max-sm:*:w-full">
            <SubmitButton>{t("save")}</SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  );
}

function RegisterStanding({ state, checkedAt }: { state: RegisterState; checkedAt: string | null }) {
  const t = useTranslations("organisations.register");
  const locale = useLocale();

  return (
    <p className="flex min-w-0 gap-2 text-field">
      {state === "EDITED" ? <Icon of={Pencil} size={16} className="mt-0.5 text-ink-3" /> : <StatusShape kind={shapes[state]} className="mt-0.5" />}
      <span>
        {t(`states.${state}`)}
        {checkedAt && <span className="block text-small text-ink-3">{t("checkedAt", { moment: momentText(new Date(checkedAt), locale) })}</span>}
      </span>
    </p>
  );
}
