import type { ReactNode } from "react";
import { classes } from "./classes";

type CardProps = { children: ReactNode; as?: "section" | "div" | "li"; labelledBy?: string; quiet?: boolean; className?: string };

/** Holds one thing, by a border and without a shadow. A card never holds another card. `quiet` lets the page show through. */
export function Card({ children, as: Element = "section", labelledBy, quiet = false, className }: CardProps) {
  return (
    <Element aria-labelledby={labelledBy} className={classes("min-w-0 rounded-card border border-line", !quiet && "bg-surface", className)}>
      {children}
    </Element>
  );
}

type CardHeadProps = { title: ReactNode; id?: string; note?: ReactNode; actions?: ReactNode; level?: 2 | 3 };

/** The first line of a card: what it is, a short note such as "7 van 9", actions right. */
export function CardHead({ title, id, note, actions, level = 2 }: CardHeadProps) {
  const Heading = level === 2 ? "h2" : "h3";

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2.5 px-6 py-[18px] max-sm:px-5">
      <Heading id={id} className="text-[1rem]/6 font-600 tracking-[-0.012em]">
        {title}
      </Heading>
      {note && <span className="num text-field text-ink-3">{note}</span>}
      {actions && <div className="ml-auto flex flex-wrap items-center gap-2.5 max-sm:ml-0 max-sm:w-full max-sm:[&>:is(a,button,form)]:flex-1">{actions}</div>}
    </div>
  );
}

/** The inside of a card: 24 around. */
export function CardBody({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={classes("px-6 pt-0 pb-6 first:pt-6 max-sm:px-5", className)}>{children}</div>;
}
