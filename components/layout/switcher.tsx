"use client";
import { useState } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { Button } from "react-aria-components/Button";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Input } from "react-aria-components/Input";
import { Menu, MenuItem } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { SearchField } from "react-aria-components/SearchField";
import { Building2, Check, ChevronsUpDown, Search, Warehouse } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { Icon } from "@/components/ui/icon";
import { PlateContent, plateStyle } from "@/components/ui/plate";

export type PortalKind = "organisation" | "company" | "hirer";

/** Where you are. */
export type PlaceHere = { kind: PortalKind; slug: string; name: string; number?: string };

/** Where you are when you are in no environment: your own account. */
export type AccountHere = { kind: "public"; name: string; number?: undefined };

/** Where you can go. */
export type Place = PlaceHere & {
  /** Its overview. */
  href: string;
  /** The pages below it, by the first part of their address. Given, switching keeps the page where it exists. */
  pages?: string[];
};
export type PlaceGroup = Place & { companies?: Place[] };

/** The nameplate, which opens the list of environments: organisations with their companies by number, and a filter. */
export function Switcher({ here, places }: { here: PlaceHere | AccountHere; places: PlaceGroup[] }) {
  const t = useTranslations("layout");
  const kind = here.kind === "public" ? t("account") : t(`environment.${here.kind}`);
  const content = (after: boolean) => (
    <PlateContent {...here} kicker={kind} after={after && <Icon of={ChevronsUpDown} size={16} />} />
  );

  if (!hasElsewhere(here, places)) return <div className={plateStyle}>{content(false)}</div>;

  return (
    <DialogTrigger>
      <Button className={plateStyle} aria-label={t("switcher.open", { kind, name: `${here.number ?? ""} ${here.name}`.trim() })}>
        {content(true)}
      </Button>
      <Popover data-env={here.kind} placement="bottom start" className="w-[340px] max-w-[calc(100vw-24px)] animate-appear rounded-card border border-line bg-raised shadow-2">
        <Dialog aria-label={t("switcher.label")} className="outline-none">
          {({ close }) => <Choices here={here} places={places} close={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** From the account every environment is elsewhere. */
function hasElsewhere(here: PlaceHere | AccountHere, places: PlaceGroup[]): boolean {
  return here.kind === "public" ? places.length > 0 : places.length > 1 || Boolean(places[0]?.companies?.length);
}

function Choices({ here, places, close }: { here: PlaceHere | AccountHere; places: PlaceGroup[]; close: () => void }) {
  const t = useTranslations("layout.switcher");
  const environment = useTranslations("layout.environment");
  const page = usePathname().split("/")[3];
  const [typed, setTyped] = useState("");
  const choices = places.flatMap((group) => choicesOf(group, page));
  const elsewhere = new Set(choices.filter((choice) => !choice.keepsPage).map((choice) => choice.place.kind));

  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped} filter={(words, wanted) => contains(words, wanted)}>
      <SearchField aria-label={t("filter")} autoFocus className="flex items-center gap-2 border-b border-line px-4">
        <Icon of={Search} size={16} className="text-ink-3" />
        <Input placeholder={t("filter")} className="h-11 w-full min-w-0 bg-transparent outline-none max-sm:text-[1rem] [&::-webkit-search-cancel-button]:hidden" />
      </SearchField>
      <Menu
        aria-label={t("label")}
        items={choices}
        onAction={close}
        renderEmptyState={() => <p className="px-3 py-2.5 text-table text-ink-3">{t("none")}</p>}
        className="max-h-[min(420px,60dvh)] overflow-y-auto p-1.5 outline-none"
      >
        {(choice) => (
          <MenuItem
            id={choice.id}
            href={choice.href}
            textValue={choice.words}
            className={classes(
              "flex min-h-10 cursor-pointer items-center gap-2.5 rounded-control px-2.5 py-1.5 text-table outline-none max-sm:min-h-11",
              "data-focused:bg-sunken data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-focus",
              choice.isBelow && "ml-4",
            )}
          >
            <PlaceBadge place={choice.place} />
            <span className={choice.isBelow ? "min-w-0" : "min-w-0 font-560"}>{choice.place.name}</span>
            {choice.place.kind !== "company" && <span className="ml-auto text-small text-ink-3">{environment(choice.place.kind)}</span>}
            {isSame(choice.place, here) && (
              <span className={choice.place.kind === "company" ? "ml-auto text-env-ink" : "text-env-ink"}>
                <Icon of={Check} size={16} />
                <span className="sr-only">{t("here")}</span>
              </span>
            )}
          </MenuItem>
        )}
      </Menu>
      {elsewhere.size > 0 && (
        <div className="border-t border-line px-4 py-2.5 text-small text-ink-3">
          {[...elsewhere].map((kind) => (
            <p key={kind}>{t(`elsewhere.${kind}`)}</p>
          ))}
        </div>
      )}
    </Autocomplete>
  );
}

/** Round for an organisation or inlener, square with the number for a company, each in its own colour. */
function PlaceBadge({ place }: { place: Place }) {
  return (
    <span
      data-env={place.kind}
      className={classes(
        "num grid h-[26px] min-w-[26px] flex-none place-items-center bg-env text-[0.78125rem]/none font-620 text-env-on",
        place.number ? "rounded-[5px] px-1.5" : "rounded-full",
      )}
    >
      {place.number ?? <Icon of={place.kind === "hirer" ? Warehouse : Building2} size={14} />}
    </span>
  );
}

type Choice = { id: string; place: Place; href: string; words: string; isBelow: boolean; keepsPage: boolean };

function choicesOf(group: PlaceGroup, page: string | undefined): Choice[] {
  const companies = [...(group.companies ?? [])].sort((a, b) => Number(a.number) - Number(b.number));
  const top = choiceOf(group, page, group.name, false);
  return [top, ...companies.map((company) => choiceOf(company, page, `${company.number ?? ""} ${company.name} ${group.name}`, true))];
}

function choiceOf(place: Place, page: string | undefined, words: string, isBelow: boolean): Choice {
  const keepsPage = page === undefined || place.pages === undefined || place.pages.includes(page);
  const href = page !== undefined && place.pages?.includes(page) ? `${place.href}/${page}` : place.href;
  return { id: `${place.kind} ${place.slug}`, place, href, words, isBelow, keepsPage };
}

function contains(words: string, wanted: string): boolean {
  return words.toLocaleLowerCase("nl").includes(wanted.trim().toLocaleLowerCase("nl"));
}

function isSame(place: PlaceHere, here: PlaceHere | AccountHere): boolean {
  return here.kind !== "public" && place.kind === here.kind && place.slug === here.slug;
}
