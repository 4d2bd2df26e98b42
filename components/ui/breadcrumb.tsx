import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "./icon";

export type Crumb = { label: string; href?: string };

/** Where this page stands. The last one is the page itself and no link. */
export function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
  const t = useTranslations("layout");

  return (
    <nav aria-label={t("breadcrumb")}>
      <ol className="flex items-center gap-2 text-[0.875rem]/6 text-ink-3">
        {crumbs.map((crumb, index) => {
          const isLast = index === crumbs.length - 1;
          return (
            <li key={`${crumb.label} ${crumb.href}`} className="flex min-w-0 items-center gap-2 whitespace-nowrap not-last:flex-none">
              {index > 0 && <Icon of={ChevronRight} size={14} />}
              {crumb.href && !isLast ? (
                <Link prefetch={false} href={crumb.href} className="truncate rounded-[2px] hover:text-ink hover:underline">
                  {crumb.label}
                </Link>
              ) : (
                <span aria-current={isLast ? "page" : undefined} className={isLast ? "truncate font-520 text-ink" : "truncate"}>
                  {crumb.label}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
