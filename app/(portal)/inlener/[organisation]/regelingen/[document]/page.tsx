import type { ComponentProps } from "react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BlockLinks, Blocks } from "@/components/pay-equity/blocks";
import { tabAddress } from "@/components/pay-equity/document-tabs";
import { VersionFacts } from "@/components/pay-equity/version-facts";
import { DraftMessageLink } from "@/components/regulations/draft-message-link";
import { DraftPanel } from "@/components/regulations/draft-panel";
import { ShareCard } from "@/components/regulations/share-card";
import { WithdrawCard } from "@/components/regulations/withdraw-card";
import { wordsIn } from "@/lib/core/words";
import { listSharing } from "@/lib/pay-equity/recipients.service";
import type { Regulation } from "@/lib/pay-equity/schema";
import { mayInOrganisation } from "@/lib/portal/access";
import { endSharing, publishDraft, sharePositions, withdrawVersion } from "./actions";
import { type OwnDocument, ownDocument, OwnDocumentPage, type OwnDocumentProps, ownDocumentTitle } from "./own-document";

export async function generateMetadata(props: OwnDocumentProps): Promise<Metadata> {
  return { title: await ownDocumentTitle(props, "contents") };
}

/** One document of a hirer: its draft and the way to publish it, the contents of a version, and with whom it is shared. */
export default async function RegulationPage(props: OwnDocumentProps) {
  const facts = await ownDocument(props, "contents");
  const { actor, slug, documentId, asked, locale, organisation, regulation, report, read, path } = facts;
  const { draft, sharedWith } = regulation;
  const mayPublish = mayInOrganisation(actor, slug, "regulations:publish");
  const publish = mayPublish ? publishDraft.bind(null, slug, documentId) : null;
  const sharing = await listSharing(actor, slug, documentId);
  const shareActions = { share: sharePositions.bind(null, slug, documentId), end: (companyId: string) => endSharing.bind(null, slug, documentId, companyId) };

  return (
    <OwnDocumentPage facts={facts} tab="contents">
      <div className="grid items-start gap-8 lg:grid-cols-[200px_minmax(0,1fr)]">
        <Rail read={read} />
        <div className="grid min-w-0 gap-4">
          {asked === null && (
            <DraftPanel publish={publish} draft={draft} sharedWith={sharedWith} report={report} checkHref={tabAddress(path, "check", null)} organisation={organisation.name} declaration={wordsIn(locale)("payEquity.declaration")} />
          )}
          <OpenedVersion regulation={regulation} number={read?.number} path={path} />
          <ShareCard sharing={sharing} actions={mayPublish ? shareActions : null} />
          {read && <Contents {...read} path={path} />}
          {mayPublish && <Withdrawal regulation={regulation} number={read?.number} withdraw={(number) => withdrawVersion.bind(null, slug, documentId, String(number))} />}
        </div>
      </div>
    </OwnDocumentPage>
  );
}

type Read = NonNullable<OwnDocument["read"]>;

async function Rail({ read }: { read: Read | null }) {
  const t = await getTranslations("regulations.document");
  return <div className="max-lg:hidden lg:sticky lg:top-6">{read && <BlockLinks label={t("contents")} blocks={read.blocks} />}</div>;
}

function OpenedVersion({ regulation, number, path }: { regulation: Regulation; number: number | null | undefined; path: string }) {
  const version = regulation.versions.find((candidate) => candidate.number === number);
  return version ? <VersionFacts version={version} files={{ json: `${path}/bericht.json?versie=${version.number}` }} /> : null;
}

type Withdraw = ComponentProps<typeof WithdrawCard>["withdraw"];

function Withdrawal({ regulation, number, withdraw }: { regulation: Regulation; number: number | null | undefined; withdraw: (number: number) => Withdraw }) {
  const version = regulation.versions.find((candidate) => candidate.number === number);
  return version && version.state !== "withdrawn" ? <WithdrawCard number={version.number} name={regulation.name} withdraw={withdraw(version.number)} /> : null;
}

async function Contents({ number, blocks, path }: Read & { path: string }) {
  const t = await getTranslations("regulations.document");

  return (
    <section aria-labelledby="contents" className="grid min-w-0 gap-4">
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <h2 id="contents" className="text-section font-600">
          {number === null ? t("readingDraft") : t("reading", { number })}
        </h2>
        {number === null && <DraftMessageLink href={`${path}/bericht.json`} />}
      </div>
      <Blocks blocks={blocks} level={3} />
    </section>
  );
}
