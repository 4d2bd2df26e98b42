import type { ReactNode } from "react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Logo } from "@/components/ui/logo";

type Props = { title: string; sentence: string; children: ReactNode };

/** A page that only has something to say: what is the matter and the next step. */
export function Message({ title, sentence, children }: Props) {
  const t = useTranslations("layout");

  return (
    <div className="mx-auto min-h-[70dvh] max-w-[640px] px-5">
      <header className="flex h-[76px] items-center max-sm:h-16">
        <Link href="/" aria-label={`${t("product")}, ${t("home")}`} className="flex rounded-tag">
          <Logo name={t("product")} />
        </Link>
      </header>
      <main className="pt-16 max-sm:pt-6">
        <h1 className="text-title font-620 max-sm:text-[1.5625rem]/8">{title}</h1>
        <p className="mt-1.5 text-lead text-ink-2">{sentence}</p>
        <div className="mt-7">{children}</div>
      </main>
    </div>
  );
}
