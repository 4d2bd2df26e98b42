"use client";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Icon } from "@/components/ui/icon";

type Props = {
  title: ReactNode;
  detail?: ReactNode;
  /** The same page without the drawer. */
  closeHref: string;
  closeLabel: string;
  children: ReactNode;
};

/** From this width on the drawer stands beside the page, which moves over; below it lies on top. */
const BESIDE = "(min-width: 80rem)";

/**
 * One row of a list opened beside it; the list stays in use. Its address is in the URL, so it is there before JavaScript and
 * after a reload. On a phone it is a sheet.
 */
export function Drawer({ title, detail, closeHref, closeLabel, children }: Props) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const router = useRouter();

  useEffect(() => {
    if (!window.matchMedia(BESIDE).matches) heading.current?.focus({ preventScroll: true });
  }, []);

  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) router.push(closeHref, { scroll: false });
    };
    document.addEventListener("keydown", closeOnEscape);
    return () => document.removeEventListener("keydown", closeOnEscape);
  }, [router, closeHref]);

  return (
    <aside
      data-drawer
      aria-labelledby={id}
      className="fixed top-1 right-0 bottom-0 z-30 w-[428px] animate-slide overflow-y-auto border-l border-line bg-raised px-7 pt-5 pb-8 shadow-3 max-sm:top-auto max-sm:left-0 max-sm:max-h-[88dvh] max-sm:w-auto max-sm:animate-rise max-sm:rounded-t-[18px] max-sm:border-t max-sm:border-l-0 max-sm:px-5"
    >
      <div className="flex items-start gap-3">
        <div className="min-w-0">
          <h2 id={id} ref={heading} tabIndex={-1} className="text-section font-600 outline-none">
            {title}
          </h2>
          {detail && <p className="text-field text-ink-3">{detail}</p>}
        </div>
        <Link
          prefetch={false}
          href={closeHref}
          scroll={false}
          aria-label={closeLabel}
          className="-mt-1 -mr-2 ml-auto grid size-9 flex-none place-items-center rounded-control text-ink-2 hover:bg-sunken max-sm:size-11"
        >
          <Icon of={X} size={20} />
        </Link>
      </div>
      {children}
    </aside>
  );
}
