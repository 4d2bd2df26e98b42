"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { boxStyle } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";

type Props = { path: string; search: string; standing: string | undefined; /** Whether clearing the filters is offered here. */ mayClear: boolean };

/** Looks for words in the list. A plain GET form: the words stand in the address, and it works before JavaScript. */
export function DocumentSearch({ path, search, standing, mayClear }: Props) {
  const t = useTranslations("documents");

  return (
    <form method="get" action={path} role="search" className="mb-4 flex flex-wrap items-center gap-2.5">
      <div className={boxStyle(undefined, "h-[38px] !w-[300px] px-3 text-table max-sm:h-11 max-sm:!w-auto max-sm:flex-1")}>
        <Icon of={Search} size={16} className="text-ink-3" />
        <input
          // A new page of the list begins with its own words.
          key={search}
          type="search"
          name="zoek"
          defaultValue={search}
          maxLength={100}
          aria-label={t("search")}
          placeholder={t("search")}
          className="h-full w-full min-w-0 bg-transparent outline-none max-sm:text-[1rem]"
        />
      </div>
      {standing && <input type="hidden" name="stand" value={standing} />}
      <Button type="submit" size="s">
        {t("find")}
      </Button>
      {mayClear && (search || standing) && (
        <TextLink href={path} className="ml-1 text-field">
          {t("clear")}
        </TextLink>
      )}
    </form>
  );
}
