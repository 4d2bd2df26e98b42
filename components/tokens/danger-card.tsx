"use client";
import { useId, type ReactNode } from "react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Card, CardHead } from "@/components/ui/card";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { PlateBadge } from "@/components/ui/plate";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";
import type { ApiToken } from "@/lib/tokens/schema";

type Action = (previous: FormState<void>, form: FormData) => Promise<FormState<void>>;

type Props = { token: ApiToken; company: { name: string; number: string }; /** How often it was used in the last seven days. */ calls: number; pause: Action; resume: Action; revoke: Action };

/** Stopping a token for a while, and for good. */
export function DangerCard({ token, company, calls, pause, resume, revoke }: Props) {
  const t = useTranslations("tokens.danger");
  const id = useId();
  const isPaused = token.state === "PAUSED";

  return (
    <Card labelledBy={id}>
      <CardHead id={id} title={t("title")} />
      <Line text={t(isPaused ? "resumeText" : "pauseText")}>
        <ActionForm action={isPaused ? resume : pause} label={t(isPaused ? "resume" : "pause")} done="toast">
          <SubmitButton variant={isPaused ? "secondary" : "danger"} size="s">
            {t(isPaused ? "resume" : "pause")}
          </SubmitButton>
        </ActionForm>
      </Line>
      <Line text={t("revokeText")}>
        <DangerDialog verb={t("revoke")} title={t("dialogTitle")} consequence={t("dialogLead", { count: calls })} badge={<PlateBadge {...company} />} name={token.name} action={revoke}>
          <TextField name="reason" label={t("reason")} help={t("reasonHelp")} maxLength={300} autoComplete="off" />
        </DangerDialog>
      </Line>
    </Card>
  );
}

function Line({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-line px-6 py-4 max-sm:px-5">
      <p className="max-w-[60ch] min-w-0 flex-1 basis-64 text-field text-ink-2">{text}</p>
      <div className="ml-auto max-sm:ml-0 max-sm:w-full max-sm:[&_button]:w-full">{children}</div>
    </div>
  );
}
