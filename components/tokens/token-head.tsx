import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import type { ApiToken } from "@/lib/tokens/schema";
import { Made } from "./token-list";
import { TokenState } from "./token-state";

/** Under the name of a token: all that is left of its value, how it stands, and its last call. */
export function TokenHead({ token }: { token: ApiToken }) {
  const t = useTranslations("tokens");
  const { lastUsedAt } = token;

  return (
    <p className="-mt-5 flex flex-wrap items-center gap-x-5 gap-y-1.5 text-table text-ink-2">
      <span className="code">{token.hint}</span>
      <TokenState token={token} />
      {lastUsedAt && <span className="text-ink-3">{t.rich("lastUsed", { when: () => <Moment at={lastUsedAt} /> })}</span>}
      <span className="text-ink-3">
        <Made token={token} />
      </span>
    </p>
  );
}
