import { useLocale, useTranslations } from "next-intl";
import { Status } from "@/components/ui/status";
import type { ApiPermission } from "@/lib/access/permissions";
import type { TokenUsage } from "@/lib/tokens/schema";
import { differenceOf } from "./presets";

type ChangesProps = { before: ApiPermission[]; after: ApiPermission[]; title?: string; used?: TokenUsage["byPermission"] };

/**
 * What is added and removed, said before it is saved, and how often what goes was used. The place stands there always, so that a
 * change in it is announced.
 */
export function Changes({ before, after, title, used = {} }: ChangesProps) {
  const t = useTranslations();
  const { added, removed } = differenceOf(before, after);
  const sentences = new Intl.ListFormat(useLocale());
  const said = (rights: ApiPermission[]) => sentences.format(rights.map((right) => `“${t(`permissions.sentences.${right}`)}”`));
  const usedRights = removed.filter((right) => (used[right] ?? 0) > 0);

  return (
    <div role="status" className="text-field text-ink-2">
      {added.length + removed.length > 0 && (
        <div className="grid gap-1 border-t border-line px-6 py-3.5 max-sm:px-5">
          {title && <b className="font-560 text-ink">{title}</b>}
          {added.length > 0 && (
            <p>
              <b className="font-560">{t("tokens.matrix.added")}</b> {said(added)}
            </p>
          )}
          {removed.length > 0 && (
            <p>
              <b className="font-560">{t("tokens.matrix.removed")}</b> {said(removed)}
            </p>
          )}
          {usedRights.map((right) => (
            <Status key={right} kind="attention">
              “{t(`permissions.sentences.${right}`)}”: <span className="num">{t("tokens.matrix.used", { count: used[right] ?? 0 })}</span>
            </Status>
          ))}
        </div>
      )}
    </div>
  );
}
