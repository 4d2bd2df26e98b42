"use client";
import type { ReactNode } from "react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { classes } from "@/components/ui/classes";
import { LinkPending } from "@/components/ui/link-pending";

export type NavigationLink = {
  href: string;
  label: string;
  /** A Lucide icon as it is: `<KeyRound />`. */
  icon: ReactNode;
  count?: number;
  /** Only when the address does not tell it. */
  current?: boolean;
};
export type NavigationSection = { heading?: string; links: NavigationLink[] };

/** The menu of one environment. It knows the current page from the address, so it can stand in a layout. */
export function Navigation({ sections }: { sections: NavigationSection[] }) {
  const path = usePathname();
  const all = sections.flatMap((section) => section.links);
  const current = all.find((link) => link.current) ?? currentLink(all, path);

  return (
    <div className="mt-[18px] grid gap-0.5">
      {sections.map((section, index) => (
        <div key={section.heading ?? index} className="grid gap-0.5">
          {section.heading && <p className="mx-3 mt-4 mb-1 text-small font-500 text-ink-3">{section.heading}</p>}
          <ul className="grid gap-0.5">
            {section.links.map((link) => (
              <li key={link.href}>
                <NavigationItem link={link} current={link === current} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function NavigationItem({ link, current }: { link: NavigationLink; current: boolean }) {
  return (
    <Link
      // The pages are made per request; fetching eight of them ahead on every view would cost the server more than it wins.
      prefetch={false}
      href={link.href}
      aria-current={current ? "page" : undefined}
      className={classes(
        "relative flex h-[38px] items-center gap-[11px] rounded-control icon-18 px-3 text-table no-underline max-lg:h-11",
        current
          ? "bg-surface font-600 text-ink shadow-[0_1px_2px_rgb(22_25_28/0.05),0_0_0_1px_color-mix(in_srgb,var(--env-line)_70%,transparent)] [&>svg]:text-env-ink " +
              "before:absolute before:inset-y-[7px] before:-left-3.5 before:w-1 before:rounded-r-[3px] before:bg-env-edge"
          : "font-480 text-ink-2 hover:bg-surface/60 hover:text-ink [&>svg]:text-ink-3",
      )}
    >
      {link.icon}
      {link.label}
      {link.count !== undefined && <span className="num ml-auto text-small font-480 text-ink-3">{link.count}</span>}
      <LinkPending />
    </Link>
  );
}

/** The link whose address is the longest beginning of this page's address. */
function currentLink(links: NavigationLink[], path: string): NavigationLink | undefined {
  const above = links.filter((link) => path === link.href || path.startsWith(`${link.href}/`));
  return above.sort((a, b) => b.href.length - a.href.length)[0];
}
