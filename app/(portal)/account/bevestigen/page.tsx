import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CodeField, PasswordField } from "@/components/account/proof-fields";
import { ActionForm } from "@/components/ui/action-form";
import { Page } from "@/components/ui/page";
import { SubmitButton } from "@/components/ui/submit-button";
import { returnPath } from "@/lib/portal/return-path";
import { personOrSignIn } from "@/lib/portal/session";
import { confirmPerson } from "../actions";

type Props = { searchParams: Promise<{ naar?: string | string[]; met?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("layout.proof");
  return { title: t("title") };
}

/** The question "who are you" as a page, for whoever has no dialog; afterwards back to where it was asked. */
export default async function ConfirmPage({ searchParams }: Props) {
  const { naar, met } = await searchParams;
  const back = returnPath(naar) ?? "/account";
  const address = `/account/bevestigen?naar=${encodeURIComponent(back)}`;
  const { actor } = await personOrSignIn(address);
  const t = await getTranslations("layout.proof");
  const isOn = actor.secondFactor === "on";
  const recovery = met === "herstelcode";

  return (
    <Page title={t("title")} sentence={isOn ? t("pageByCode") : t("pageByPassword")}>
      <ActionForm action={confirmPerson} label={t("title")} className="max-w-[480px]">
        <input type="hidden" name="naar" value={back} />
        {isOn ? <CodeField recovery={recovery} otherHref={recovery ? address : `${address}&met=herstelcode`} /> : <PasswordField />}
        <div className="mt-7 max-sm:*:w-full">
          <SubmitButton>{t("submit")}</SubmitButton>
        </div>
      </ActionForm>
    </Page>
  );
}
