import type { ReactNode } from "react";
import { Building2, UserRound, Warehouse } from "lucide-react";
import { classes } from "./classes";
import type { EnvironmentKind } from "./environment";
import { Icon } from "./icon";

type PlateProps = { kind: EnvironmentKind; kicker: ReactNode; name: string; number?: string; after?: ReactNode };

/**
 * What stands on the nameplate: a badge (round for an organisation, square with the number for a company), what it is, and
 * its name. `plateStyle` draws the plate around it.
 */
export function PlateContent({ kind, kicker, name, number, after }: PlateProps) {
  return (
    <>
      <span
        className={classes(
          "num grid h-[34px] min-w-[34px] flex-none place-items-center bg-env-on/13 text-[0.8125rem]/none font-620",
          number ? "rounded-tag px-[7px]" : "rounded-full",
        )}
      >
        {number ?? <Icon of={badges[kind]} size={18} />}
      </span>
      <span className="min-w-0 text-left">
        <small className="block text-[0.78125rem]/[1.0625rem] font-500">{kicker}</small>
        <b className="block text-[0.9375rem]/[1.1875rem] font-620 tracking-[-0.008em] break-words max-sm:text-[0.90625rem]/[1.1875rem]">{name}</b>
      </span>
      {after && <span className="ml-auto">{after}</span>}
    </>
  );
}

/** On public ground nobody but the person has a plate: the own account. */
const badges = { organisation: Building2, company: Building2, hirer: Warehouse, public: UserRound } as const satisfies Record<EnvironmentKind, unknown>;

/** The plate itself: the colour of the environment with an inner keyline, like a Dutch road sign. */
export const plateStyle =
  "relative flex w-full items-center gap-[11px] rounded-plate bg-env py-3 pr-3 pl-[13px] text-env-on shadow-[inset_0_0_0_1px_var(--env-edge),0_1px_2px_rgb(22_25_28/0.12)] " +
  "before:pointer-events-none before:absolute before:inset-[3px] before:rounded-[7px] before:border before:border-env-on/32 max-lg:px-2.5 max-lg:py-2";

/** Number and name of a company on its tint: for whom this dialog is. */
export function PlateBadge({ name, number, kind = "company" }: { name: string; number?: string; kind?: EnvironmentKind }) {
  return (
    <span
      data-env={kind}
      className="inline-flex h-7 max-w-full items-center gap-[9px] rounded-[7px] bg-env-tint pr-[11px] pl-1 text-[0.84375rem]/none font-560 text-env-ink"
    >
      <span className="num rounded-[4px] bg-env px-1.5 py-1 text-[0.78125rem]/none font-620 text-env-on">
        {number ?? <Icon of={kind === "hirer" ? Warehouse : Building2} size={13} />}
      </span>
      <span className="truncate leading-4">{name}</span>
    </span>
  );
}

/** A company's number in a row, on its tint; with `solid` on its colour. */
export function NumberBadge({ number }: { number: string }) {
  return (
    <span data-env="company" className="num inline-grid h-[26px] place-items-center rounded-tag bg-env-tint px-[7px] text-[0.8125rem]/none font-600 text-env-ink">
      {number}
    </span>
  );
}

/** A small plate with an icon and a word, where a text explains the environments. */
export function SmallPlate({ kind, icon, children }: { kind: EnvironmentKind; icon: ReactNode; children: ReactNode }) {
  return (
    <span
      data-env={kind}
      className={classes(
        "relative inline-flex h-[34px] items-center gap-[9px] icon-16 rounded-control bg-env pr-3.5 pl-3 text-[0.875rem]/none font-600 text-env-on",
        "shadow-[inset_0_0_0_1px_var(--env-edge)] before:pointer-events-none before:absolute before:inset-[3px] before:rounded-[5px] before:border before:border-env-on/38",
      )}
    >
      {icon}
      {children}
    </span>
  );
}
