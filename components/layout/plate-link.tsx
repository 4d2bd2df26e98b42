import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { PlateContent, plateStyle } from "@/components/ui/plate";
import type { PlaceHere } from "./switcher";

/** The plate of an environment as the way into it. */
export function PlateLink({ kind, name, number, href }: PlaceHere & { href: string }) {
  const t = useTranslations("layout.environment");

  return (
    <div data-env={kind}>
      <Link href={href} className={`${plateStyle} h-full no-underline hover:bg-env-hover`}>
        <PlateContent kind={kind} kicker={t(kind)} name={name} number={number} after={<Icon of={ArrowRight} size={18} />} />
      </Link>
    </div>
  );
}
