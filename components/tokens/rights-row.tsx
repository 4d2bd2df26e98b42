import { useId, type ReactNode } from "react";
import { classes } from "@/components/ui/classes";

/** Two sentences of at most this many characters may share a line. */
const SHORT = 28;

type Props = { title: string; rights: { right: string; sentence: string; content: ReactNode }[] };

/** One line of the permission matrix: the noun left, its sentences right. */
export function RightsRow({ title, rights }: Props) {
  const id = useId();

  return (
    <div className="grid grid-cols-[128px_minmax(0,1fr)] gap-x-4 border-t border-line px-6 py-[9px] max-sm:grid-cols-1 max-sm:px-5">
      <h3 id={id} className="py-[3px] text-field font-560">
        {title}
      </h3>
      <ul aria-labelledby={id} className="flex min-w-0 flex-wrap gap-x-9">
        {rights.map(({ right, sentence, content }) => (
          <li key={right} className={classes("min-w-0", sentence.length > SHORT && "basis-full")}>
            {content}
          </li>
        ))}
      </ul>
    </div>
  );
}
