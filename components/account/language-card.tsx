import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { Select } from "@/components/ui/select";

/** The language of the screens, in this browser. A plain form, so it needs no JavaScript. */
export function LanguageCard({ setLocale }: { setLocale: (form: FormData) => Promise<void> }) {
  const t = useTranslations("account.language");
  const options = (["nl", "en"] as const).map((value) => ({ value, label: t(value) }));

  return (
    <Card labelledBy="language">
      <CardHead id="language" title={t("title")} />
      <CardBody>
        <form action={setLocale} aria-label={t("title")}>
          <Select name="locale" label={t("field")} help={t("help")} options={options} defaultValue={useLocale()} className="max-w-[260px]" />
          <div className="mt-5 max-sm:*:w-full">
            <Button type="submit">{t("submit")}</Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
