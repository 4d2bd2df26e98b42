import { useLocale, useTranslations } from "next-intl";
import { momentText } from "@/components/ui/dates";
import { linkStyle } from "@/components/ui/link";
import type { Signature } from "@/lib/agreements/schema";

/** What was signed before, each with its own PDF. */
export function EarlierSignatures({ signatures, pdfHref }: { signatures: Signature[]; pdfHref: string }) {
  const t = useTranslations("agreements.signed");
  const locale = useLocale();

  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier" className="text-section font-600">
        {t("earlier")}
      </h2>
      <p className="mb-3 text-table text-ink-3">{t("earlierText")}</p>
      <ul className="grid">
        {signatures.map(({ id, version, signedAt, signerName }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-t border-line py-3 text-table">
            <span>{t("earlierRow", { version, moment: momentText(new Date(signedAt), locale), name: signerName })}</span>
            <a href={`${pdfHref}?versie=${version}`} download className={linkStyle}>
              {t("earlierPdf", { version })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
