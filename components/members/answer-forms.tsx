"use client";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";

type Answer = (previous: FormState<never>, form: FormData) => Promise<FormState<never>>;

/** Accepts as who is signed in. */
export function AcceptForm({ accept }: { accept: Answer }) {
  const t = useTranslations("members.invited");

  return (
    <ActionForm action={accept} label={t("accept")}>
      <SubmitButton size="l" className="max-sm:w-full">
        {t("accept")}
      </SubmitButton>
    </ActionForm>
  );
}

/** Makes an account and accepts. The address stands fixed beside it, for the password manager too. */
export function NewColleagueForm({ accept, email }: { accept: Answer; email: string }) {
  const t = useTranslations("members.invited");

  return (
    <ActionForm action={accept} initialValues={{ username: email }} labels={{ name: t("name"), password: t("password") }} label={t("acceptNew")}>
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <div className="grid gap-[18px] sm:w-2/3">
        <TextField name="name" label={t("name")} autoComplete="name" maxLength={120} />
        <TextField type="password" name="password" label={t("password")} help={t("passwordHelp")} autoComplete="new-password" maxLength={128} />
      </div>
      <div className="mt-[30px]">
        <SubmitButton size="l" className="max-sm:w-full">
          {t("acceptNew")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Says no; the link is proof enough. */
export function DeclineForm({ decline }: { decline: Answer }) {
  const t = useTranslations("members.invited");

  return (
    <ActionForm action={decline} label={t("decline")}>
      <SubmitButton variant="ghost" className="max-sm:w-full">
        {t("decline")}
      </SubmitButton>
    </ActionForm>
  );
}
