"use client";
import { useRef, useState, useTransition } from "react";
import { useTranslations } from "next-intl";
import { KvkField, type KvkSentences } from "@/components/organisations/kvk-field";
import { RegisterField } from "@/components/organisations/register-field";
import { RegisterSaid } from "@/components/organisations/register-said";
import { registerValues } from "@/components/organisations/register-values";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";
import type { Lookup } from "@/lib/kvk/schema";

type Props = {
  add: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>;
  lookUp: (previous: FormState<Lookup>, form: FormData) => Promise<FormState<Lookup>>;
  proposed: { number: string; kvkNumber: string };
  sentences: KvkSentences;
  back: string;
};

/** One more company. The register fills the name of another KvK number; before JavaScript the name is typed. */
export function NewCompanyForm({ add, lookUp, proposed, sentences, back }: Props) {
  const t = useTranslations("organisations.companies");
  const { lookup, refusal, ask } = useRegister(lookUp);

  return (
    <Card as="div" className="max-w-[720px]">
      <CardBody>
        <ActionForm action={add} initialValues={proposed} labels={{ number: t("number"), kvkNumber: t("kvkNumber"), name: t("companyName") }} label={t("addTitle")}>
          <div className="grid gap-[18px]">
            <TextField className="sm:w-1/2" num name="number" label={t("number")} help={t("numberHelp")} inputMode="numeric" maxLength={6} />
            <KvkField
              className="sm:w-1/2"
              size="m"
              label={t("kvkNumber")}
              help={t("kvkHelp")}
              sentences={sentences}
              asked={lookup?.kvkNumber ?? proposed.kvkNumber}
              isFound={lookup?.answer.state === "found"}
              onWhole={ask}
            />
            <RegisterSaid lookup={lookup} />
            {refusal && <p role="status">{refusal}</p>}
            <CompanyName key={lookup?.at} lookup={lookup} label={t("companyName")} />
          </div>
          <div className="mt-[30px] flex items-center gap-2 max-sm:flex-col-reverse max-sm:items-stretch">
            <ButtonLink href={back} variant="ghost">
              {t("cancel")}
            </ButtonLink>
            <SubmitButton className="sm:ml-auto">{t("save")}</SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  );
}

/** A name the register gives begins in the field; one that was typed is offered, never overwritten. */
function CompanyName({ lookup, label }: { lookup: Lookup | undefined; label: string }) {
  const { name } = registerValues(lookup);

  return <RegisterField name="name" label={label} inRegister={name} begin={name} maxLength={120} />;
}

/** Asks the register from the browser; of several answers the one about the last number counts. */
function useRegister(lookUp: Props["lookUp"]) {
  const [lookup, setLookup] = useState<Lookup>();
  const [refusal, setRefusal] = useState<string>();
  const [, startTransition] = useTransition();
  const last = useRef("");

  function ask(kvkNumber: string): void {
    last.current = kvkNumber;
    startTransition(async () => {
      const form = new FormData();
      form.set("kvkNumber", kvkNumber);
      const state = await lookUp({ status: "idle" }, form);
      if (last.current !== kvkNumber) return;
      setLookup(state.status === "done" ? state.result : undefined);
      setRefusal(state.status === "failed" ? state.message : undefined);
    });
  }

  return { lookup, refusal, ask };
}
