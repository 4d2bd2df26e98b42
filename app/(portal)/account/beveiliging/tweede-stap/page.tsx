import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SecondFactorFlow } from "@/components/account/second-factor-flow";
import { ClientMessages } from "@/components/layout/client-messages";
import { Page } from "@/components/ui/page";
import type { PersonActor } from "@/lib/access/actor";
import type { SecondFactorSetup } from "@/lib/accounts/schema";
import { secondFactorOf, secondFactorSetup } from "@/lib/accounts/second-factor.service";
import { AppError } from "@/lib/core/errors";
import { personOrSignIn } from "@/lib/portal/session";
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, newRecoveryCodes } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.secondFactor");
  return { title: t("title") };
}

/** Switching the second factor on, and once it is on: recovery codes and switching it off. */
export default async function SecondFactorPage() {
  const { actor } = await personOrSignIn("/account/beveiliging/tweede-stap");
  const [facts, setup] = await Promise.all([secondFactorOf(actor), setupOf(actor)]);
  const t = await getTranslations("account");

  return (
    <Page
      title={t("secondFactor.title")}
      sentence={facts.isOn ? t("secondFactor.leadOn") : t("secondFactor.leadOff")}
      breadcrumb={[{ label: t("profile.title"), href: "/account" }, { label: t("security.title"), href: "/account/beveiliging" }, { label: t("secondFactor.title") }]}
    >
      <ClientMessages areas={["account"]}>
        <SecondFactorFlow
          facts={facts}
          setup={setup}
          email={actor.email ?? actor.name}
          begin={beginSecondFactor}
          confirm={confirmSecondFactor}
          renew={newRecoveryCodes}
          end={endSecondFactor}
        />
      </ClientMessages>
    </Page>
  );
}

/** The secret is shown to a fresh proof only; whoever comes later begins again, which asks for one. */
async function setupOf(actor: PersonActor): Promise<SecondFactorSetup | null> {
  try {
    return await secondFactorSetup(actor);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "step_up_required") return null;
    throw thrown;
  }
}
