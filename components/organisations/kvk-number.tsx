import { useTranslations } from "next-intl";

/** "KvK 9000 1354": eight digits, read in two groups of four. */
export function KvkNumber({ value }: { value: string }) {
  const t = useTranslations("documents");

  return <span className="num">{t("kvk", { number: `${value.slice(0, 4)} ${value.slice(4)}` })}</span>;
}
