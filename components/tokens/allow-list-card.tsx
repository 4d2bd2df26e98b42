"use client";
import { useId } from "react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";

type Action<Result> = (previous: FormState<Result>, form: FormData) => Promise<FormState<Result>>;

type Props = { cidrs: string[]; save: Action<void>; ask: Action<{ address: string; allowed: boolean }> };

/** From where a token may be used, and a field that tries an address on the list as it is saved. */
export function AllowListCard({ cidrs, save, ask }: Props) {
  const t = useTranslations("tokens.allow");
  const id = useId();
  const listed = cidrs.join("\n");

  return (
    <Card labelledBy={id}>
      <CardHead id={id} title={t("title")} note={t("count", { count: cidrs.length })} />
      <CardBody className="grid grid-cols-2 gap-x-8 gap-y-6 max-md:grid-cols-1">
        <ActionForm action={save} initialValues={{ cidrs: listed }} label={t("title")} done="toast" className="grid content-start gap-4">
          <TextArea name="cidrs" label={t("label")} help={t("help")} mono spellCheck={false} autoComplete="off" rows={4} />
          <div className="max-sm:*:w-full">
            <SubmitButton variant="secondary" size="s">
              {t("save")}
            </SubmitButton>
          </div>
        </ActionForm>
        <ActionForm action={ask} label={t("check")} done="page" className="grid content-start gap-4">
          {(answer) => (
            <>
              <TextField name="address" label={t("test")} help={t("testHelp")} mono maxLength={60} spellCheck={false} autoComplete="off" />
              <div className="max-sm:*:w-full">
                <SubmitButton variant="secondary" size="s">
                  {t("check")}
                </SubmitButton>
              </div>
              <div role="status">{answer && <Notice kind={answer.allowed ? "ok" : "failed"}>{t(answer.allowed ? "yes" : "no", { address: answer.address })}</Notice>}</div>
            </>
          )}
        </ActionForm>
      </CardBody>
    </Card>
  );
}
