import { useTranslations } from "next-intl";
import { Views } from "@/components/ui/views";

export const documentTabs = ["contents", "difference", "check", "hourlyWage"] as const;
export type DocumentTab = (typeof documentTabs)[number];

type Props = {
  /** The address of the document. */
  path: string;
  current: DocumentTab;
  /** The version the address asks for, which every tab keeps; null for none. */
  asked: number | null;
};

/** The pages of one document. `?versie=` goes along, so that a person keeps looking at the same version. */
export function DocumentTabs({ path, current, asked }: Props) {
  const t = useTranslations("documents.tabs");
  const views = documentTabs.map((tab) => ({ href: tabAddress(path, tab, asked), label: t(tab), current: tab === current }));
  return <Views label={t("label")} views={views} />;
}

/** The address of one page of a document. */
export function tabAddress(path: string, tab: DocumentTab, asked: number | null): string {
  return `${path}${segments[tab]}${asked === null ? "" : `?versie=${asked}`}`;
}

const segments: Record<DocumentTab, string> = { contents: "", difference: "/verschil", check: "/controle", hourlyWage: "/uurloon" };
