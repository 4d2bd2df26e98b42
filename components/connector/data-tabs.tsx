import Link from "next/link";
import { useTranslations } from "next-intl";
import type { DocumentListed, ReceivedWebhook } from "@/lib/connector/schema";
import { DocumentTable } from "./document-table";
import { WebhookTable } from "./webhook-table";

type Props = { administrationId: string; shown: "documents" | "webhooks"; partners: number; documents: DocumentListed[]; webhooks: ReceivedWebhook[] };

/** What came from the portal, on two sheets. Which one is open stands in the URL. */
export function DataTabs({ administrationId, shown, partners, documents, webhooks }: Props) {
  const t = useTranslations("connector");
  const page = `/connector/${administrationId}`;
  const sheets = [
    { id: "documents", href: page, label: t("documents.tab", { count: documents.length }) },
    { id: "webhooks", href: `${page}?blad=webhooks`, label: t("webhooks.tab") },
  ] as const;

  return (
    <section className="cx-data">
      <nav className="cx-tabs" aria-label={t("window.data")}>
        {sheets.map(({ id, href, label }) => (
          <Link key={id} href={href} scroll={false} aria-current={id === shown ? "page" : undefined}>
            {label}
          </Link>
        ))}
        <a className="cx-apart" href={sheets.find(({ id }) => id === shown)?.href}>
          {t("window.refresh")}
        </a>
      </nav>
      <div className="cx-sheet">
        {shown === "documents" ? (
          <DocumentTable administrationId={administrationId} partners={partners} documents={documents} />
        ) : (
          <WebhookTable webhooks={webhooks} />
        )}
      </div>
    </section>
  );
}
