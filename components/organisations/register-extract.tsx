import { useLocale, useTranslations } from "next-intl";
import { momentText } from "@/components/ui/dates";
import { DescriptionList } from "@/components/ui/description-list";
import type { Lookup } from "@/lib/kvk/schema";

/** What the Handelsregister gave, beside the form it fills; nothing where it gave nothing. `plain` inside a card. */
export function RegisterExtract({ lookup: { kvkNumber, answer, at }, plain = false }: { lookup: Lookup; plain?: boolean }) {
  const t = useTranslations("organisations.register.extract");
  const locale = useLocale();
  if (answer.state !== "found") return null;

  const { name, tradeNames, legalForm, address } = answer;
  const others = tradeNames.filter((tradeName) => tradeName !== name);
  const street = address && [address.street, address.houseNumber, address.houseNumberAddition].filter(Boolean).join(" ");
  const items = [
    { term: t("name"), description: name },
    { term: t("kvkNumber"), description: <span className="num">{`${kvkNumber.slice(0, 4)} ${kvkNumber.slice(4)}`}</span> },
    ...(legalForm ? [{ term: t("legalForm"), description: legalForm }] : []),
    ...(others.length > 0 ? [{ term: t("tradeNames"), description: others.join(", ") }] : []),
    { term: t("address"), description: address ? `${street}, ${address.postcode.replace(" ", "\u00a0")} ${address.city}` : t("noAddress") },
  ];

  return (
    <div className={plain ? undefined : "rounded-[4px] border border-t-[5px] border-line border-t-ink bg-surface px-8 pt-[26px] pb-6 shadow-2 max-sm:px-5"}>
      {plain ? <h3 className="text-label font-600">{t("title")}</h3> : <h2 className="text-[1.0625rem]/6 font-600">{t("title")}</h2>}
      <p className="text-small text-ink-3">{t("at", { moment: momentText(new Date(at), locale) })}</p>
      <DescriptionList lined items={items} className="mt-4" />
    </div>
  );
}
