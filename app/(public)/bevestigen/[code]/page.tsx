import type { Metadata } from "next";
import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { FocusShell } from "@/components/layout/focus-shell";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { StepBars } from "@/components/ui/steps";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { setLocale } from "@/lib/portal/locale";
import { registrationKey } from "@/lib/portal/registration";
import { proofState } from "@/lib/registration/proof.service";
import type { ProofState } from "@/lib/registration/schema";
import { confirm } from "./actions";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("registration.proof");
  return { title: t("title"), robots: { index: false } };
}

/** The page behind the mailed link. Looking at it changes nothing: mail scanners look too. */
export default async function ConfirmPage({ params }: Props) {
  const { code } = await params;
  const proof = await proofState(code, await registrationKey());

  if (proof.state === "open") return <Open proof={proof} code={code} />;
  return proof.state === "used" ? <Used /> : <Expired />;
}

function Open({ proof, code }: { proof: Extract<ProofState, { state: "open" }>; code: string }) {
  const t = useTranslations("registration.proof");
  const organisation = proof.organisationName;
  const happens = [t("made", { organisation }), t("admin"), t(proof.software === "easyflex" ? "licenceEasyflex" : "licenceTrial"), t("next")];

  return (
    <Shell title={t("title")} sentence={t("sentence", { organisation })}>
      <ul className="grid list-disc gap-1.5 pl-5 text-ink-2 marker:text-ink-3">
        {happens.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <ActionForm action={confirm.bind(null, code)} label={t("title")} className="mt-8">
        {proof.asksPassword && (
          <TextField
            type="password"
            name="password"
            className="mb-8 sm:w-2/3"
            label={t("password")}
            help={t("passwordHelp")}
            autoComplete="current-password"
          />
        )}
        <SubmitButton size="l" className="max-sm:w-full">
          {t("submit")}
        </SubmitButton>
      </ActionForm>
    </Shell>
  );
}

function Used() {
  const t = useTranslations("registration.proof");
  const layout = useTranslations("layout");

  return (
    <Shell title={t("usedTitle")} sentence={t("usedSentence")}>
      <div className="flex flex-wrap gap-3 max-sm:*:w-full">
        <ButtonLink href="/inloggen" variant="primary">
          {layout("signIn")}
        </ButtonLink>
        <ButtonLink href="/registreren/uitlener">{t("again")}</ButtonLink>
      </div>
    </Shell>
  );
}

function Expired() {
  const t = useTranslations("registration.proof");

  return (
    <Shell title={t("expiredTitle")} sentence={t("expiredSentence")}>
      <ButtonLink href="/registreren/uitlener" variant="primary" className="max-sm:w-full">
        {t("again")}
      </ButtonLink>
    </Shell>
  );
}

function Shell({ title, sentence, children }: { title: string; sentence: string; children: ReactNode }) {
  const t = useTranslations("registration.steps");

  return (
    <FocusShell
      setLocale={setLocale}
      steps={<StepBars steps={[t("organisation"), t("software"), t("account"), t("email")]} current={4} />}
      title={title}
      sentence={sentence}
    >
      {children}
    </FocusShell>
  );
}
