import type { Metadata } from "next";
import type { ReactNode } from "react";
import { redirect } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { FocusShell } from "@/components/layout/focus-shell";
import { AccountForm } from "@/components/registration/account-form";
import { CheckMail } from "@/components/registration/check-mail";
import { OrganisationForm } from "@/components/registration/organisation-form";
import { SoftwareForm } from "@/components/registration/software-form";
import { TextLink } from "@/components/ui/link";
import { StepBars, StepList } from "@/components/ui/steps";
import { isProduction } from "@/lib/core/env";
import { setLocale } from "@/lib/portal/locale";
import { registrationKey } from "@/lib/portal/registration";
import type { Draft } from "@/lib/registration/schema";
import { getDraft } from "@/lib/registration/service";
import { backToOrganisation, backToSoftware, saveOrganisation, saveSoftware, submitAccount } from "./actions";

type Props = { searchParams: Promise<{ stap?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("registration");
  return { title: t("tabTitle") };
}

/** The steps in the order they are taken, by what stands in the address. */
const steps = { "": "organisation", software: "software", account: "account", bevestigen: "email" } as const;
type Step = (typeof steps)[keyof typeof steps];

export default async function RegisterPage({ searchParams }: Props) {
  const step = stepAsked((await searchParams).stap);
  const draft = await getDraft(await registrationKey());
  const reached = stepReached(draft, step);
  if (reached !== step) redirect(`/registreren/uitlener${addressOf(reached)}`);

  return <Screen step={step} draft={draft} />;
}

function Screen({ step, draft }: { step: Step; draft: Draft | null }) {
  const t = useTranslations("registration");
  const layout = useTranslations("layout");
  const order = Object.values(steps);
  const current = order.indexOf(step) + 1;
  const { title, sentence, content } = screenOf(step, draft, t);

  return (
    <FocusShell
      setLocale={setLocale}
      way={
        <>
          {layout("haveAccount")} <TextLink href="/inloggen">{layout("signIn")}</TextLink>
        </>
      }
      steps={<StepBars steps={order.map((name) => t(`steps.${name}`))} current={current} />}
      title={title}
      sentence={sentence}
      asideLabel={t("aside.heading")}
      aside={
        <>
          <h2 className="mb-5 text-section font-600">{t("aside.heading")}</h2>
          <StepList current={current} steps={order.map((name) => ({ title: t(`steps.${name}`), text: t(`aside.${name}`) }))} />
        </>
      }
    >
      {content}
    </FocusShell>
  );
}

type Words = ReturnType<typeof useTranslations<"registration">>;
type Shown = { title: string; sentence: string; content: ReactNode };

function screenOf(step: Step, draft: Draft | null, t: Words): Shown {
  const screens: Record<Step, () => Shown> = {
    organisation: () => ({
      title: t("organisation.title"),
      sentence: t("organisation.sentence"),
      content: <OrganisationForm save={saveOrganisation} typed={draft?.organisation} />,
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
  return typeof address === "string" && Object.hasOwn(steps, address) ? steps[address as keyof typeof steps] : "organisation";
}

/** The asked step, or the first one before it that is not done. */
function stepReached(draft: Draft | null, asked: Step): Step {
  if (asked === "organisation" || !draft?.organisation) return "organisation";
  if (asked === "software" || !draft.software) return "software";
  if (asked === "account" || !draft.submitted) return "account";
  return "email";
}

function addressOf(step: Step): string {
  const [name] = Object.entries(steps).find(([, candidate]) => candidate === step) ?? [""];
  return name === "" ? "" : `?stap=${name}`;
}
