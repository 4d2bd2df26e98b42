"use client";
import Link from "next/link";
import { useParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Administration } from "@/lib/connector/schema";

type Props = { administrations: Pick<Administration, "id" | "number" | "name">[] };

/** The werkmaatschappijen beside the content; the open one is marked. */
export function AdministrationList({ administrations }: Props) {
  const t = useTranslations("connector.window");
  const { administration: open } = useParams<{ administration?: string }>();

  return (
    <nav className="cx-list" aria-label={t("list")}>
      <p aria-hidden>{t("list")}</p>
      <ul>
        {administrations.map(({ id, number, name }) => (
          <li key={id}>
            <Link href={`/connector/${id}`} aria-current={id === open ? "page" : undefined}>
              {number} - {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
