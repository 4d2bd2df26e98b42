import type { ComponentProps, ReactNode } from "react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonStyle, type ButtonSize, type ButtonVariant } from "./button-style";
import { classes } from "./classes";
import { StatusShape } from "./status";

type Look = {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** A Lucide icon as it is: `<Plus />`. The button sets its size. */
  icon?: ReactNode;
  iconAfter?: ReactNode;
  children: ReactNode;
  className?: string;
};

type ButtonProps = Look & { pending?: boolean } & Omit<ComponentProps<"button">, keyof Look | "disabled">;

/**
 * A button; in a form it submits without JavaScript too. While `pending` it stays focusable, says "bezig" and does nothing.
 * It has no `disabled`: a button that cannot act yet explains itself when pressed.
 */
export function Button({ variant, size, icon, iconAfter, children, className, pending = false, onClick, type = "button", ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={pending ? "button" : type}
      aria-disabled={pending || rest["aria-disabled"]}
      onClick={pending ? undefined : onClick}
      className={buttonStyle(variant, size, className)}
    >
      <ButtonContent icon={icon} iconAfter={iconAfter} size={size} pending={pending}>
        {children}
      </ButtonContent>
    </button>
  );
}

type LinkProps = Look & { href: string } & Omit<ComponentProps<typeof Link>, keyof Look | "href">;

/** A link that is the action of its place: it looks like a button and goes somewhere. */
export function ButtonLink({ variant, size, icon, iconAfter, children, className, ...rest }: LinkProps) {
  return (
    <Link {...rest} className={buttonStyle(variant, size, className)}>
      <ButtonContent icon={icon} iconAfter={iconAfter} size={size}>
        {children}
      </ButtonContent>
    </Link>
  );
}

type ContentProps = Pick<Look, "icon" | "iconAfter" | "size" | "children"> & { pending?: boolean };

export function ButtonContent({ icon, iconAfter, size = "m", children, pending = false }: ContentProps) {
  const t = useTranslations("common");
  const slot = classes("contents", size === "s" ? "icon-16" : "icon-18");

  return (
    <>
      {pending ? <StatusShape kind="busy" size={size === "s" ? 16 : 18} /> : icon && <span className={slot}>{icon}</span>}
      <span>{children}</span>
      {pending && <span className="sr-only">, {t("pending")}</span>}
      {iconAfter && !pending && <span className={slot}>{iconAfter}</span>}
    </>
  );
}
