import type { Metadata } from "next";
import type { ReactNode } from "react";
import { redirect } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { FocusShell } from "@/components/layout/focus-shell";
import type { KvkSentences } from "@/components/organisations/kvk-field";
import { RegisterExtract } from "@/components/organisations/register-extract";
import { AccountForm } from "@/components/registration/account-form";
import { CheckMail } from "@/components/registration/check-mail";
import { GoOn } from "@/components/registration/go-on";
import { KvkForm } from "@/components/registration/kvk-form";
import { OrganisationForm } from "@/components/registration/organisation-form";
import { SoftwareForm } from "@/components/registration/software-form";
import { TextLink } from "@/components/ui/link";
import { StepBars, StepList } from "@/components/ui/steps";
import { isProduction } from "@/lib/core/env";
import { setLocale } from "@/lib/portal/locale";
import { registrationKey } from "@/lib/portal/registration";
import type { Draft } from "@/lib/registration/schema";
import { getDraft } from "@/lib/registration/service";
import { backToOrganisation, backToSoftware, saveNumber, saveOrganisation, saveSoftware, submitAccount } from "./actions";

type Props = { searchParams: Promise<{ stap?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("registration");
  return { title: t("tabTitle") };
}

/** The steps in the order they are taken, by what stands in the address. */
const steps = { "": "kvk", gegevens: "organisation", software: "software", account: "account", bevestigen: "email" } as const;
type Step = (typeof steps)[keyof typeof steps];

/** What the bars show: number and details are one thing to a person. */
const bars = ["organisation", "software", "account", "email"] as const;

export default async function RegisterPage({ searchParams }: Props) {
  const step = stepAsked((await searchParams).stap);
  const draft = await getDraft(await registrationKey());
  const reached = stepReached(draft, step);
  if (reached !== step) redirect(`/registreren/uitlener${addressOf(reached)}`);

  const errors = await getTranslations("errors");
  const sentences = { digits: errors("kvkDigits"), length: String(errors.raw("kvkLength")) };

  return (
    <ClientMessages areas={["registration", "organisations"]}>
      <Screen step={step} draft={draft} sentences={sentences} />
    </ClientMessages>
  );
}

function Screen({ step, draft, sentences }: { step: Step; draft: Draft | null; sentences: KvkSentences }) {
  const t = useTranslations("registration");
  const layout = useTranslations("layout");
  const current = bars.indexOf(step === "kvk" ? "organisation" : step) + 1;
  const { title, sentence, content } = screenOf(step, draft, sentences, t);
  const found = step === "organisation" && draft?.lookup?.answer.state === "found" ? draft.lookup : null;

  return (
    <FocusShell
      setLocale={setLocale}
      way={
        <>
          {layout("haveAccount")} <TextLink href="/inloggen">{layout("signIn")}</TextLink>
        </>
      }
      steps={<StepBars steps={bars.map((name) => t(`steps.${name}`))} current={current} />}
      title={title}
      sentence={sentence}
      asideLabel={t("aside.heading")}
      aside={
        found ? (
          <>
            <RegisterExtract lookup={found} />
            <p className="mt-6 text-field/[1.375rem] text-ink-2">{t("organisation.yours")}</p>
          </>
        ) : (
          <>
            <h2 className="mb-5 text-section font-600">{t("aside.heading")}</h2>
            <StepList current={current} steps={bars.map((name) => ({ title: t(`steps.${name}`), text: t(`aside.${name}`) }))} />
          </>
        )
      }
    >
      {content}
    </FocusShell>
  );
}

type Words = ReturnType<typeof useTranslations<"registration">>;
type Shown = { title: string; sentence: string; content: ReactNode };

function screenOf(step: Step, draft: Draft | null, sentences: KvkSentences, t: Words): Shown {
  const isFound = draft?.lookup?.answer.state === "found";
  const number = (alone: boolean) => <KvkForm key="number" save={saveNumber} sentences={sentences} lookup={draft?.lookup} alone={alone} />;
  const screens: Record<Step, () => Shown> = {
    kvk: () => ({
      title: t("kvk.title"),
      sentence: t("kvk.sentence"),
      content: (
        <>
          {number(true)}
          <GoOn href={`/registreren/uitlener${addressOf(furthest(draft))}`} organisation={draft?.organisation?.name} />
        </>
      ),
    }),
    organisation: () => ({
      title: t(isFound ? "organisation.titleFound" : "organisation.title"),
      sentence: t(isFound ? "organisation.sentenceFound" : "organisation.sentence"),
      content: (
        <>
          {number(false)}
          {draft?.lookup && <OrganisationForm key={draft.lookup.at} save={saveOrganisation} lookup={draft.lookup} typed={draft.organisation} />}
        </>
      ),
    }),
    software: () => ({
      title: t("software.title"),
      sentence: t("software.sentence"),
      content: <SoftwareForm save={saveSoftware} back={backToOrganisation} typed={draft?.software} />,
    }),
    account: () => ({
      title: t("account.title"),
      sentence: t("account.sentence", { organisation: draft?.organisation?.name ?? "" }),
      content: <AccountForm save={submitAccount} back={backToSoftware} typed={draft?.account} />,
    }),
    email: () => ({
      title: t("email.title"),
      sentence: t("email.sentence", { email: draft?.account?.email ?? "" }),
      content: <CheckMail changeHref="/registreren/uitlener?stap=account" inboxHref={isProduction() ? undefined : "/dev/mail"} />,
    }),
  };
  return screens[step]();
}

function stepAsked(address: string | string[] | undefined): Step {
  return typeof address === "string" && Object.hasOwn(steps, address) ? steps[address as keyof typeof steps] : "kvk";
}

/** The asked step, or the first one before it that is not done. */
function stepReached(draft: Draft | null, asked: Step): Step {
  const order = Object.values(steps);
  return order[Math.min(order.indexOf(asked), order.indexOf(furthest(draft)))] ?? "kvk";
}

/** As far as one can go with what was filled in. */
function furthest(draft: Draft | null): Step {
  if (!draft?.lookup) return "kvk";
  if (!draft.organisation) return "organisation";
  if (!draft.software) return "software";
  return draft.submitted ? "email" : "account";
}

function addressOf(step: Step): string {
  const [name] = Object.entries(steps).find(([, candidate]) => candidate === step) ?? [""];
  return name === "" ? "" : `?stap=${name}`;
}
