import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { StatusShape } from "@/components/ui/status";
import { ExampleChange } from "./example-change";
import { stepsId } from "./steps";

/** What the product does, in one sentence and one example, in front of the mark's two bars. */
export function Hero({ registerHref }: { registerHref: string }) {
  const t = useTranslations("landing");

  return (
    <section className="relative overflow-hidden max-lg:pb-10 lg:h-[588px]">
      <div
        aria-hidden
        className="absolute max-lg:right-0 max-lg:bottom-3.5 max-lg:left-[72px] lg:top-7 lg:right-0 lg:left-[calc(50%+150px)] *:block *:rounded-l-[14px]"
      >
        <span className="h-[206px] bg-(--mark-orange) max-lg:h-[132px]" />
        <span className="mt-10 h-[206px] bg-(--mark-teal) max-lg:mt-[30px] max-lg:h-[132px]" />
      </div>
      <div className="relative mx-auto h-full max-w-[1200px] max-xl:px-5 lg:grid lg:grid-cols-[minmax(0,580px)_1fr]">
        <div className="pt-[58px] max-lg:pt-[26px]">
          <h1 className="text-hero font-640 max-lg:max-w-[580px] max-sm:text-[2.25rem]/[2.5625rem] max-sm:tracking-[-0.016em]">{t("heading")}</h1>
          <p className="mt-[22px] max-w-[33em] text-[1.15625rem]/[1.875rem] tracking-[-0.005em] text-pretty text-ink-2 max-sm:mt-3.5 max-sm:text-[1.03125rem]/[1.625rem]">
            {t("lead")}
          </p>
          <div className="mt-[34px] flex gap-3 max-sm:mt-6 max-sm:flex-col max-sm:gap-2.5">
            <ButtonLink href={registerHref} variant="primary" size="l">
              {t("register")}
            </ButtonLink>
            <ButtonLink href={`#${stepsId}`} size="l">
              {t("how")}
            </ButtonLink>
          </div>
          <p className="mt-[22px] flex max-w-[420px] items-start gap-2.5 text-table text-pretty text-ink-2 max-sm:mt-[18px]">
            <StatusShape kind="ok" className="mt-[3px]" />
            {t("easyflex")}
          </p>
        </div>
        <ExampleChange />
      </div>
    </section>
  );
}
