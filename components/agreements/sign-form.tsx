import { Signature } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";
import { ReadingFacts } from "./reading-facts";

type Props = {
  sign: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>;
  /** Which text was read, and since when; both become part of the evidence. */
  version: string;
  openedAt: string;
  /** The id of what stands right behind the text, to notice that its end came into view. */
  endOfText: string;
  /** The Dutch sentence that is signed; `translation` helps whoever reads the screen in another language. */
  statement: string;
  translation?: string;
};

/** The name typed as signature, the role and the statement of authority. */
export function SignForm({ sign, version, openedAt, endOfText, statement, translation }: Props) {
  const t = useTranslations("agreements.sign");

  return (
    <ActionForm action={sign} labels={{ signerName: t("name"), signerRole: t("role") }}>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="openedAt" value={openedAt} />
      <ReadingFacts endOfText={endOfText} />
      <div className="grid gap-[18px]">
        <div className="grid gap-[18px] sm:grid-cols-2 sm:gap-4">
          <TextField name="signerName" label={t("name")} help={t("nameHelp")} autoComplete="name" maxLength={120} />
          <TextField name="signerRole" label={t("role")} help={t("roleHelp")} autoComplete="organization-title" maxLength={120} />
        </div>
        <Checkbox name="authorised" value="yes" label={<span lang="nl">{statement}</span>} help={translation} />
      </div>
      <div className="mt-7 max-sm:*:w-full">
        <SubmitButton size="l" icon={<Signature />}>
          {t("submit")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
