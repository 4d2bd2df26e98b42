import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { classes } from "./classes";
import { Icon } from "./icon";
import { Popup } from "./popup";

export type View = { href: string; label: string; count?: number; current: boolean };

/** Saved views of one list, as links with their counts. A phone shows two, the current one among them, and "Meer". */
export function Views({ label, views }: { label: string; views: View[] }) {
  const t = useTranslations("common");
  const shown = onPhone(views);
  const rest = views.filter((view) => !shown.includes(view));

  return (
    <nav aria-label={label} className="mb-5 flex gap-[26px] max-sm:gap-5 border-b border-line">
      {views.map((view) => (
        <ViewLink key={view.href} view={view} className={shown.includes(view) ? undefined : "max-sm:hidden"} />
      ))}
      {rest.length > 0 && (
        <div className="sm:hidden">
          <Popup
            align="end"
            triggerClassName="flex items-center gap-2 pb-[11px] text-body text-ink-2"
            trigger={
              <>
                {t("more")} <Icon of={ChevronDown} size={15} />
              </>
            }
          >
            <ul className="py-1">
              {rest.map((view) => (
                <li key={view.href}>
                  <Link prefetch={false} href={view.href} className="flex h-11 items-center gap-2 px-4 whitespace-nowrap hover:bg-canvas">
                    {view.label}
                    {view.count !== undefined && <span className="num text-ink-3">{view.count}</span>}
                  </Link>
                </li>
              ))}
            </ul>
          </Popup>
        </div>
      )}
    </nav>
  );
}

function ViewLink({ view, className }: { view: View; className?: string }) {
  return (
    <Link
      prefetch={false}
      href={view.href}
      aria-current={view.current ? "page" : undefined}
      className={classes(
        "-mb-px flex items-center gap-2 pb-[11px] text-body whitespace-nowrap no-underline",
        view.current ? "font-580 text-ink shadow-[inset_0_-2px_0_var(--env)]" : "text-ink-2 hover:text-ink",
        className,
      )}
    >
      {view.label}
      {view.count !== undefined && <span className="num font-normal text-ink-3">{view.count}</span>}
    </Link>
  );
}

/** Up to three fit; of more, the first and the current one (or the second). */
function onPhone(views: View[]): View[] {
  if (views.length <= 2) return views;

  const [first, second] = views;
  const current = views.find((view) => view.current);
  return [first, current && current !== first ? current : second].filter((view) => view !== undefined);
}
