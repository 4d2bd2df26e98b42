import { useLocale, useNow, useTranslations } from "next-intl";
import { dayAndMonthText } from "@/components/ui/dates";
import { Status, type StatusKind } from "@/components/ui/status";
import type { ApiToken } from "@/lib/tokens/schema";

const DAY = 24 * 60 * 60 * 1_000;

/** How long before its end a token asks for attention. Milliseconds. */
const WARNING = 30 * DAY;

export type TokenWord = "unused" | "inUse" | "expiring" | "paused" | "expired" | "revoked";

/** What a token's state is called and which shape it has. A token that never called is unknown, never in order. */
export function tokenStanding(token: Pick<ApiToken, "state" | "lastUsedAt" | "expiresAt">, now: Date): { kind: StatusKind; word: TokenWord } {
  if (token.state === "REVOKED") return { kind: "unknown", word: "revoked" };

  const left = token.expiresAt ? new Date(token.expiresAt).getTime() - now.getTime() : Infinity;
  if (token.state === "EXPIRED" || left <= 0) return { kind: "failed", word: "expired" };
  if (token.state === "PAUSED") return { kind: "unknown", word: "paused" };
  if (left <= WARNING) return { kind: "attention", word: "expiring" };
  return token.lastUsedAt ? { kind: "ok", word: "inUse" } : { kind: "unknown", word: "unused" };
}

/** Shape and word of a token. */
export function TokenState({ token }: { token: ApiToken }) {
  const t = useTranslations("tokens.states");
  const locale = useLocale();
  const { kind, word } = tokenStanding(token, useNow());
  const date = token.expiresAt ? dayAndMonthText(new Date(token.expiresAt), locale) : "";

  return <Status kind={kind}>{t(word, { date })}</Status>;
}
