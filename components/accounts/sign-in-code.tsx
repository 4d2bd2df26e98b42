import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { TextLink } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";

type Props = {
  finish: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>;
  /** Where the person was going. */
  heading: string | null;
  /** A recovery code instead of one of the app. */
  byRecovery: boolean;
};

/** Asks for the code of the second factor, and shows the other way for whoever has no phone at hand. */
export function CodeForm({ finish, heading, byRecovery }: Props) {
  const t = useTranslations("accounts.code");
  const label = byRecovery ? t("recoveryCode") : t("code");
  const asked = new URLSearchParams({ ...(byRecovery ? {} : { herstelcode: "1" }), ...(heading && { naar: heading }) });

  return (
    <>
      <ActionForm action={finish} label={t("title")} labels={{ code: label }}>
        {heading && <input type="hidden" name="naar" value={heading} />}
        <TextField
          name="code"
          label={label}
          help={byRecovery ? t("recoveryHelp") : t("codeHelp")}
          autoComplete={byRecovery ? "off" : "one-time-code"}
          inputMode={byRecovery ? "text" : "numeric"}
          maxLength={64}
          spellCheck={false}
          autoCapitalize="off"
          mono
          className="sm:w-2/3"
        />
        <div className="mt-[30px] max-sm:*:w-full">
          <SubmitButton size="l">{t("submit")}</SubmitButton>
        </div>
      </ActionForm>
      <p className="mt-8">
        <TextLink href={asked.size > 0 ? `/inloggen/code?${asked}` : "/inloggen/code"}>{byRecovery ? t("useApp") : t("useRecovery")}</TextLink>
      </p>
    </>
  );
}
