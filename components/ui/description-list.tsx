import type { ReactNode } from "react";
import { classes } from "./classes";

type Props = {
  items: { term: ReactNode; description: ReactNode }[];
  /** Hairlines between the rows, for an extract; without, for a drawer. */
  lined?: boolean;
  className?: string;
};

/** Facts by name. */
export function DescriptionList({ items, lined = false, className }: Props) {
  return (
    <dl className={classes("grid text-field", lined ? "grid-cols-[126px_minmax(0,1fr)]" : "grid-cols-[104px_minmax(0,1fr)]", className)}>
      {items.map((item, index) => (
        <div key={index} className={classes("col-span-2 grid grid-cols-subgrid", lined ? "border-t border-line py-[9px]" : "py-[5px]")}>
          <dt className="pr-3 text-ink-3">{item.term}</dt>
          <dd className="min-w-0 break-words">{item.description}</dd>
        </div>
      ))}
    </dl>
  );
}
