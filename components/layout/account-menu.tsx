import type { ReactNode } from "react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Popup } from "@/components/ui/popup";

export type User = { name: string; email: string };
export type AccountLink = { href: string; label: string };

type Props = { user: User; links: AccountLink[]; signOut: ReactNode };

/** Who is signed in, and the way out. Opens before JavaScript, so that one can always sign out. */
export function AccountMenu({ user, links, signOut }: Props) {
  const t = useTranslations("layout");

  return (
    <Popup
      align="end"
      label={t("accountOf", { name: user.name })}
      triggerClassName="ml-1.5 flex h-9 items-center gap-[9px] rounded-control pr-1.5 pl-1 text-field font-500 hover:bg-sunken"
      trigger={
        <>
          <span aria-hidden className="grid size-[30px] place-items-center rounded-full bg-ink text-[0.75rem]/none font-600 text-canvas">
            {user.name.charAt(0).toUpperCase()}
          </span>
          <span className="max-w-48 truncate">{user.name}</span>
        </>
      }
    >
      <AccountContent user={user} links={links} signOut={signOut} />
    </Popup>
  );
}

/** The same inside the menu of a phone. */
export function AccountContent({ user, links, signOut }: Props) {
  return (
    <div className="p-1.5">
      <p className="px-2.5 pt-1.5 pb-2.5">
        <b className="block font-560">{user.name}</b>
        <span className="block text-small break-all text-ink-3">{user.email}</span>
      </p>
      <ul className="border-t border-line pt-1.5">
        {links.map((link) => (
          <li key={link.href}>
            <Link href={link.href} className="flex min-h-9 items-center rounded-control px-2.5 text-table hover:bg-sunken max-sm:min-h-11">
              {link.label}
            </Link>
          </li>
        ))}
        <li className="[&_button]:flex [&_button]:w-full [&_button]:justify-start">{signOut}</li>
      </ul>
    </div>
  );
}
