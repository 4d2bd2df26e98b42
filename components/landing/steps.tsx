import { Building2, KeyRound, Webhook } from "lucide-react";
import { useTranslations } from "next-intl";
import { SmallPlate } from "@/components/ui/plate";

export const stepsId = "koppelen";

const steps = [
  { key: "sign", kind: "organisation", icon: <Building2 /> },
  { key: "token", kind: "company", icon: <KeyRound /> },
  { key: "test", kind: "public", icon: <Webhook /> },
] as const;

/** How connecting works, in the three places where it happens. */
export function Steps() {
  const t = useTranslations("landing.steps");

  return (
    <section id={stepsId} aria-labelledby={`${stepsId}-title`} className="border-t border-line bg-canvas">
      <h2 id={`${stepsId}-title`} className="sr-only">
        {t("heading")}
      </h2>
      <ol className="mx-auto grid max-w-[1200px] gap-14 pt-10 pb-[50px] max-xl:px-5 max-sm:gap-8 sm:grid-cols-3 sm:max-lg:gap-8">
        {steps.map((step, index) => (
          <li key={step.key}>
            <div className="flex items-center gap-3">
              <span className="num text-[0.875rem]/none font-600 text-ink-3">{index + 1}</span>
              <SmallPlate kind={step.kind} icon={step.icon}>
                {t(`${step.key}.plate`)}
              </SmallPlate>
            </div>
            <h3 className="mt-3.5 mb-1 text-[1.0625rem]/6 font-600 tracking-[-0.012em]">{t(`${step.key}.title`)}</h3>
            <p className="text-table/[1.4375rem] text-ink-2">{t(`${step.key}.text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
