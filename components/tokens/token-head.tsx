import { useLocale, useNow, useTranslations } from "next-intl";
import { dayText } from "@/components/ui/dates";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import type { ApiToken } from "@/lib/tokens/schema";
import { Made } from "./token-list";
import { TokenState, tokenStanding } from "./token-state";

/** Under the name of a token: all that is left of its value, how it stands, and its last call; then what asks for attention. */
export function TokenHead({ token }: { token: ApiToken }) {
  const t = useTranslations("tokens");
  const { lastUsedAt, lastUsedAddress, lastUsedAgent } = token;

  return (
    <>
      <p className="-mt-5 flex flex-wrap items-center gap-x-5 gap-y-1.5 text-table text-ink-2">
        <span className="code">{token.hint}</span>
        <TokenState token={token} />
        {lastUsedAt && (
          <span className="text-ink-3">
            {t.rich("lastUsed", { when: () => <Moment at={lastUsedAt} /> })}
            {lastUsedAddress && <> {t("fromAddress", { address: lastUsedAddress })}</>}
            {lastUsedAgent && (
              <span title={lastUsedAgent} className="inline-block max-w-[32ch] truncate align-bottom">
                , {lastUsedAgent}
              </span>
            )}
          </span>
        )}
        <span className="text-ink-3">
          <Made token={token} />
        </span>
      </p>
      <TokenNotice token={token} />
    </>
  );
}

/** Why a token does not work, or that it soon will not. */
function TokenNotice({ token }: { token: ApiToken }) {
  const t = useTranslations("tokens.banner");
  const locale = useLocale();
  const { word } = tokenStanding(token, useNow());
  if (word === "unused" || word === "inUse") return null;

  const over = token.endedAt ?? token.expiresAt;
  const date = over ? dayText(new Date(over), locale) : "";
  return (
    <Notice kind={word === "expired" || word === "revoked" ? "failed" : "attention"} title={t(banners[word], { date })} className="mt-5">
      {word === "revoked" ? token.endReason && t("revokedText", { reason: token.endReason }) : t(`${banners[word]}Text`, { reason: "" })}
    </Notice>
  );
}

const banners = { expiring: "ending", paused: "paused", expired: "expired", revoked: "revoked" } as const;
