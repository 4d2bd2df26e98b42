"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { CodeBox } from "@/components/ui/code-groups";
import { Icon } from "@/components/ui/icon";
import type { IssuedCredential } from "@/lib/tokens/schema";

type Props = { issued: IssuedCredential; number: string; software: { code: string | null; name: string } };

/** The two values with where to paste them, and the webhook key folded away for developers. */
export function PairContent({ issued, number, software }: Props) {
  const t = useTranslations("tokens.pair");

  return (
    <>
      <div className="mt-7 grid gap-[18px] max-sm:mt-5">
        <CodeBox label={t("token")} value={issued.token} stays />
        <CodeBox label={t("secret")} value={issued.secret} stays />
      </div>
      <p className="mt-5 text-table text-ink-2 max-sm:mt-4">
        {software.code === "easyflex" ? <EasyflexPath number={number} /> : software.name ? t("paste.named", { software: software.name, number }) : t("paste.other", { number })}
      </p>
      <details className="group mt-4">
        <summary className="inline-flex items-center gap-1.5 rounded-[2px] text-field font-500 text-ink-2 hover:text-ink max-sm:min-h-11">
          <Icon of={ChevronRight} size={16} className="transition-transform group-open:rotate-90" />
          {t("developers")}
        </summary>
        <p className="mt-2 mb-3 max-w-[64ch] text-small text-ink-3">{t("webhookKeyText")}</p>
        <CodeBox label={t("webhookKey")} value={issued.webhookSecret} stays />
      </details>
    </>
  );
}

/** The way through the menu of Easyflex, as the manual shows it. */
function EasyflexPath({ number }: { number: string }) {
  const t = useTranslations("tokens.pair.paste");

  return (
    <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5">
      {t("easyflex")}
      <b className="font-560">{t("easyflexMenu")}</b>
      <Icon of={ChevronRight} size={14} className="text-ink-3" />
      <b className="font-560">{t("easyflexPage")}</b>
      <Icon of={ChevronRight} size={14} className="text-ink-3" />
      <span>
        {t("company")} <b className="num font-560">{number}</b>
      </span>
    </span>
  );
}
