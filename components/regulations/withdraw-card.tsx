"use client";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";

type Props = { number: number; /** The document's name, to be typed over. */ name: string; withdraw: (previous: FormState<void>, form: FormData) => Promise<FormState<void>> };

/** Withdrawing one published version, for good. */
export function WithdrawCard({ number, name, withdraw }: Props) {
  const t = useTranslations("regulations.withdraw");

  return (
    <Card as="div" quiet>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 px-6 py-4 max-sm:px-5">
        <p className="max-w-[60ch] min-w-0 flex-1 basis-64 text-field text-ink-2">{t("text")}</p>
        <div className="ml-auto max-sm:ml-0 max-sm:w-full max-sm:[&_button]:w-full">
          <DangerDialog verb={t("verb", { number })} title={t("title", { number })} consequence={t("lead")} name={name} action={withdraw}>
            <TextField name="reason" label={t("reason")} help={t("reasonHelp")} maxLength={300} autoComplete="off" />
          </DangerDialog>
        </div>
      </div>
    </Card>
  );
}
