import { useLocale, useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { dateText } from "@/components/ui/dates";
import { EmptyState } from "@/components/ui/empty-state";
import { boxStyle } from "@/components/ui/field";
import { TextLink } from "@/components/ui/link";
import type { LoggedRequest, TokenUsage } from "@/lib/tokens/schema";
import { RequestTable } from "./request-table";

type Props = {
  /** The address of the token. */
  path: string;
  usage: TokenUsage;
  requests: LoggedRequest[];
  /** The request id that was searched for. */
  search: string;
  /** The row before the first of this page; null on the first page. */
  before: string | null;
  /** As many rows as a page holds. */
  limit: number;
};

/** How a token is used: calls per day, and each call of the last thirty days. */
export function UsageCard({ path, usage, requests, search, before, limit }: Props) {
  const t = useTranslations("tokens.usage");
  const week = usage.days.slice(-7).reduce((total, { calls }) => total + calls, 0);
  const isUsed = requests.length > 0 || search !== "" || before !== null;

  return (
    <Card labelledBy="usage">
      <CardHead id="usage" title={t("title")} note={t("total", { count: week })} actions={isUsed && <Search path={path} search={search} />} />
      {usage.days.some(({ calls }) => calls > 0) && <Days days={usage.days} />}
      {requests.length > 0 ? <RequestTable requests={requests} /> : <NoCalls search={search} />}
      {isUsed && <Pages newest={before === null ? null : path} older={olderHref(path, search, requests, limit)} />}
    </Card>
  );
}

/** Where what lies before this page stands; null when a search found it all or nothing lies before. */
function olderHref(path: string, search: string, requests: LoggedRequest[], limit: number): string | null {
  const oldest = requests.length === limit && search === "" ? requests.at(-1) : undefined;
  return oldest ? `${path}?voor=${oldest.id}` : null;
}

/** How long calls are kept, and the way to older and newer ones. */
function Pages({ newest, older }: { newest: string | null; older: string | null }) {
  const t = useTranslations("tokens.usage");

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-6 py-3.5 text-small text-ink-3 max-sm:px-5">
      <span>{t("kept")}</span>
      <span className="ml-auto flex gap-3 max-sm:ml-0">
        {newest && <Turn href={`${newest}#usage`}>{t("newest")}</Turn>}
        {older && <Turn href={`${older}#usage`}>{t("older")}</Turn>}
      </span>
    </div>
  );
}

function NoCalls({ search }: { search: string }) {
  const t = useTranslations("tokens.usage");

  return (
    <div className="border-t border-line">
      <EmptyState title={search ? t("nothing", { id: search }) : t("empty")}>{t(search ? "nothingText" : "emptyText")}</EmptyState>
    </div>
  );
}

function Turn({ href, children }: { href: string; children: string }) {
  return (
    <ButtonLink href={href} size="s" prefetch={false}>
      {children}
    </ButtonLink>
  );
}

function Search({ path, search }: { path: string; search: string }) {
  const t = useTranslations("tokens.usage");

  return (
    <form method="get" action={`${path}#usage`} role="search" className="flex flex-wrap items-center gap-2.5">
      <div className={boxStyle(undefined, "h-9 !w-[260px] px-3 text-field max-sm:h-11 max-sm:!w-auto max-sm:flex-1")}>
        <input
          key={search}
          type="search"
          name="verzoek"
          defaultValue={search}
          maxLength={100}
          aria-label={t("search")}
          placeholder={t("search")}
          className="code h-full w-full min-w-0 bg-transparent outline-none placeholder:font-sans max-sm:text-[1rem]"
        />
      </div>
      <Button type="submit" size="s">
        {t("find")}
      </Button>
      {search && (
        <TextLink href={`${path}#usage`} className="text-field">
          {t("clear")}
        </TextLink>
      )}
    </form>
  );
}

/** A bar per day in true proportions; the numbers stand in the words of each. */
function Days({ days }: { days: TokenUsage["days"] }) {
  const t = useTranslations("tokens.usage");
  const locale = useLocale();
  const most = Math.max(...days.map(({ calls }) => calls));

  return (
    <ul aria-label={t("perDay")} className="grid h-[104px] auto-cols-fr grid-flow-col items-end gap-1.5 border-t border-line px-6 pt-4 pb-3 max-sm:px-5">
      {days.map(({ day, calls, refused }) => (
        <li key={day} title={t("day", { day: dateText(day, locale), calls, refused })} className="grid h-full grid-rows-[minmax(0,1fr)_auto] items-end gap-1 text-center">
          <span className="sr-only">{t("day", { day: dateText(day, locale), calls, refused })}</span>
          {/* An SVG, since the page allows no style attribute. */}
          <span aria-hidden className="relative self-stretch">
            <svg viewBox="0 0 1 100" preserveAspectRatio="none" className="absolute inset-0 size-full">
              <rect y={100 - (100 * calls) / most} width="1" height={(100 * calls) / most} className="fill-env" />
            </svg>
          </span>
          <span aria-hidden className="num text-[0.75rem]/4 text-ink-3">
            {Number(day.slice(-2))}
          </span>
        </li>
      ))}
    </ul>
  );
}
