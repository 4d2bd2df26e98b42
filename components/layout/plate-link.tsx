import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { PlateContent, plateStyle } from "@/components/ui/plate";
import type { PlaceHere } from "./switcher";

/** `role`: what the person is there, in words. */
type Props = PlaceHere & { href: string; role?: string };

/** The plate of an environment as the way into it. */
export function PlateLink({ kind, name, number, href, role }: Props) {
  const t = useTranslations("layout.environment");

  return (
    <div data-env={kind}>
      <Link href={href} className={`${plateStyle} h-full no-underline hover:bg-env-hover`}>
        <PlateContent kind={kind} kicker={role ? `${t(kind)} · ${role}` : t(kind)} name={name} number={number} after={<Icon of={ArrowRight} size={18} />} />
      </Link>
    </div>
  );
}
