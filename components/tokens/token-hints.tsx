import { useLocale, useNow, useTranslations } from "next-intl";
import { dayText } from "@/components/ui/dates";
import { Notice } from "@/components/ui/notice";
import type { ApiToken } from "@/lib/tokens/schema";
import { tokenStanding } from "./token-state";

type Props = { company: string; tokens: ApiToken[]; hint: "none" | "several" | null };

/** What asks for attention over the tokens of a company: an end that comes near, none that works, or more than one. */
export function TokenHints({ company, tokens, hint }: Props) {
  const t = useTranslations("tokens.hints");
  const locale = useLocale();
  const now = useNow();
  const ending = tokens.filter((token) => tokenStanding(token, now).word === "expiring");
  const working = tokens.filter(({ state }) => state === "ACTIVE" || state === "PAUSED").length;
  if (hint === null && ending.length === 0) return null;

  return (
    <div className="grid gap-3">
      {ending.map((token) => (
        <Notice key={token.id} kind="attention">
          {t("ending", { name: token.name, date: dayText(new Date(token.expiresAt ?? 0), locale) })}
        </Notice>
      ))}
      {hint && <Notice kind={hint === "none" ? "attention" : "info"}>{t(hint, { company, count: working })}</Notice>}
    </div>
  );
}
