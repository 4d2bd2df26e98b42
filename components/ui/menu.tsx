"use client";
import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle, type ButtonSize, type ButtonVariant } from "./button-style";
import { classes } from "./classes";
import { useEnvironment } from "./environment";

export type MenuAction = { id: string; label: ReactNode; href?: string; onAction?: () => void; icon?: ReactNode; danger?: boolean; textValue?: string };

type Props = {
  items: MenuAction[];
  /** The words on the button; without them it is the three dots and `name` says what for. */
  label?: ReactNode;
  name?: string;
  icon?: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
};

/** A few actions behind one button. Dangerous ones stand last, in the colour of failed. */
export function MenuButton({ items, label, name, icon, variant = label ? "secondary" : "ghost", size = "s" }: Props) {
  const t = useTranslations("common");
  const environment = useEnvironment();
  const named = name ?? t("moreActions");

  return (
    <MenuTrigger>
      {label ? (
        <Button className={buttonStyle(variant, size)}>
          {icon && <span className="contents icon-16">{icon}</span>}
          {label}
        </Button>
      ) : (
        <Button aria-label={named} className={buttonStyle(variant, size, "w-9 !flex-none !px-0 max-sm:w-11")}>
          <span className="contents icon-20">{icon ?? <Ellipsis />}</span>
        </Button>
      )}
      <Popover data-env={environment} placement="bottom end" className="min-w-52 animate-appear rounded-card border border-line bg-raised p-1.5 shadow-2">
        <Menu items={items} aria-label={named} className="outline-none">
          {actionItem}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function actionItem(item: MenuAction) {
  return (
    <MenuItem
      href={item.href}
      onAction={item.onAction}
      textValue={item.textValue ?? (typeof item.label === "string" ? item.label : item.id)}
      className={classes(
        "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2.5 text-table outline-none data-focused:bg-canvas max-sm:min-h-11",
        "data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-focus",
        item.danger ? "text-failed" : "text-ink",
      )}
    >
      {item.icon && <span className="contents icon-16">{item.icon}</span>}
      {item.label}
    </MenuItem>
  );
}
