"use client";
import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { KvkField, type KvkSentences } from "@/components/organisations/kvk-field";
import { RegisterSaid } from "@/components/organisations/register-said";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/core/form-state";
import type { Lookup } from "@/lib/kvk/schema";

type Props = {
  save: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>;
  sentences: KvkSentences;
  /** What the register said last; the fields below are about this number. */
  lookup: Lookup | undefined;
  /** Step 1 asks for nothing else; above the fields of step 2 the number can still be changed. */
  alone: boolean;
};

/** The KvK number. Eight digits send it at once; before JavaScript the button does. */
export function KvkForm({ save, sentences, lookup, alone }: Props) {
  const t = useTranslations("registration.kvk");

  return (
    <ActionForm action={save} initialValues={lookup ? { kvkNumber: lookup.kvkNumber } : undefined} label={t("form")}>
      <div className="grid grid-cols-12 items-end gap-x-4 gap-y-3">
        <KvkField
          className="col-span-5 max-sm:col-span-12"
          label={t("label")}
          help={alone ? t("help") : undefined}
          sentences={sentences}
          asked={lookup?.kvkNumber}
          isFound={lookup?.answer.state === "found"}
          onWhole={(_, input) => input.form?.requestSubmit()}
        />
        <RegisterSaid lookup={alone ? null : lookup} className="col-span-7 pb-2 max-sm:col-span-12" />
      </div>
      {alone ? (
        <div className="mt-[30px] flex justify-end max-sm:*:w-full">
          <SubmitButton size="l" iconAfter={<ArrowRight />}>
            {t("next")}
          </SubmitButton>
        </div>
      ) : (
        <noscript>
          <SubmitButton variant="secondary" className="mt-3">
            {t("again")}
          </SubmitButton>
        </noscript>
      )}
    </ActionForm>
  );
}
