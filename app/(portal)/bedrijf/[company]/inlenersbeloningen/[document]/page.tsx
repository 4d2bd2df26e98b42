import type { Metadata } from "next";
import { BlockLinks, Blocks } from "@/components/pay-equity/blocks";
import { DifferenceLink } from "@/components/pay-equity/difference-link";
import { VersionFacts } from "@/components/pay-equity/version-facts";
import { getTranslations } from "next-intl/server";
import { sharedDocument, SharedDocumentPage, type SharedDocumentProps, sharedDocumentTitle } from "./shared-document";

export async function generateMetadata(props: SharedDocumentProps): Promise<Metadata> {
  return { title: await sharedDocumentTitle(props, "contents") };
}

/** One document as a company was given it: the contents of one version of it. */
export default async function DocumentPage(props: SharedDocumentProps) {
  const facts = await sharedDocument(props, "contents");
  const { path, shown, versions, version, blocks } = facts;
  const t = await getTranslations("documents");
  const files = { pdf: `${path}/versies/${version.number}/pdf`, json: `${path}/versies/${version.number}/json` };

  return (
    <SharedDocumentPage facts={facts} tab="contents" actions={<DifferenceLink path={path} versions={versions} applies={shown.applies} />}>
      <div className="grid items-start gap-8 lg:grid-cols-[200px_minmax(0,1fr)]">
        <div className="max-lg:hidden lg:sticky lg:top-6">
          <BlockLinks label={t("document.inThis")} blocks={blocks} />
        </div>
        <div className="grid min-w-0 gap-4">
          <VersionFacts version={version} files={version.state === "withdrawn" ? null : files} />
          <Blocks blocks={blocks} />
        </div>
      </div>
    </SharedDocumentPage>
  );
}
