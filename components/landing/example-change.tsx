import { ArrowRight, Pencil, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { Tag } from "@/components/ui/tag";

/** One change of an invented hirer, as an agency sees it. It is an example and says so. */
export function ExampleChange() {
  const t = useTranslations("landing.example");
  const changes = [
    { name: t("step"), before: "€ 16,56", after: "€ 17,05" },
    { name: t("night"), before: "30%", after: "40%" },
    { name: t("travel"), before: undefined, after: "€ 0,23" },
  ];

  return (
    <figure
      aria-label={t("caption")}
      className="overflow-hidden rounded-[14px] bg-surface shadow-3 max-lg:relative max-lg:mt-[58px] max-lg:max-w-[524px] lg:absolute lg:top-[124px] lg:right-0 lg:w-[524px] lg:max-xl:right-5 lg:max-xl:w-[400px]"
    >
      <figcaption className="px-7 pt-6 pb-[18px] max-sm:px-5 max-sm:pt-5 max-sm:pb-3.5">
        <span className="flex items-start justify-between gap-3">
          <b className="text-[1.1875rem]/[1.625rem] font-620 tracking-[-0.018em]">{t("name")}</b>
          <Tag>{t("label")}</Tag>
        </span>
        <span className="text-small text-ink-3">{t("version")}</span>
      </figcaption>
      <ul className="num text-table">
        {changes.map((change) => (
          <li key={change.name} className="flex items-baseline gap-3 border-t border-line px-7 py-[13px] max-sm:px-5">
            <span className="grid size-5 flex-none place-items-center self-center rounded-[5px] bg-sunken text-ink-2">
              <Icon of={change.before ? Pencil : Plus} size={13} />
              <span className="sr-only">{t(change.before ? "changed" : "new")}</span>
            </span>
            {change.name}
            <span className="ml-auto flex items-baseline gap-[7px] whitespace-nowrap">
              {change.before && (
                <>
                  <s aria-hidden className="text-ink-3 decoration-1 max-sm:hidden">
                    {change.before}
                  </s>
                  <Icon of={ArrowRight} size={14} className="self-center text-ink-3 max-sm:hidden" />
                </>
              )}
              <span className="font-600">{change.after}</span>
              {change.before && <span className="sr-only">, {t("from", { value: change.before })}</span>}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
