"use client";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Icon } from "@/components/ui/icon";
import type { PortalKind } from "./switcher";

/** `pages`: the pages over there, by the first part of their address; given, the link keeps the page where it exists. */
export type OtherSideLink = { href: string; kicker: string; name: string; kind: PortalKind; pages?: string[] };

/** The other environment, one click away, with its own colour. */
export function OtherSide({ link }: { link: OtherSideLink }) {
  const page = usePathname().split("/")[3];
  const href = page !== undefined && link.pages?.includes(page) ? `${link.href}/${page}` : link.href;

  return (
    <Link
      prefetch={false}
      href={href}
      className="flex items-center gap-2.5 rounded-[9px] border border-env-line/60 bg-surface/70 px-3 py-2.5 text-[0.84375rem]/[1.125rem] no-underline hover:bg-surface"
    >
      <span data-env={link.kind} className="h-[26px] w-3 flex-none rounded-[3px] bg-env" />
      <span className="min-w-0">
        <span className="block text-ink-3">{link.kicker}</span>
        <b className="block font-560 break-words">{link.name}</b>
      </span>
      <Icon of={ArrowRight} size={16} className="ml-auto" />
    </Link>
  );
}
