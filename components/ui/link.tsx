import type { ComponentProps } from "react";
import Link from "next/link";
import { classes } from "./classes";

/** A link in running text, underlined in the colour of the environment. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link {...rest} className={classes(linkStyle, className)} />;
}

export const linkStyle =
  "font-500 text-env-ink underline decoration-1 underline-offset-3 decoration-current/40 hover:decoration-current rounded-[2px]";
