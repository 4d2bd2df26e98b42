import { Languages } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

export type SetLocale = (form: FormData) => Promise<void>;

/** Shows the same page in the other language; the button is named in that language. A plain form, so it needs no JavaScript. */
export function LocaleSwitch({ setLocale, className }: { setLocale: SetLocale; className?: string }) {
  const t = useTranslations("layout");
  const other = useLocale() === "nl" ? "en" : "nl";

  return (
    <form action={setLocale} className={className}>
      <input type="hidden" name="locale" value={other} />
      <Button type="submit" variant="ghost" size="s" icon={<Languages />} lang={other} className="max-[22.5rem]:[&_svg]:hidden">
        {t("otherLanguage")}
      </Button>
    </form>
  );
}
