import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { BlockLinks, Blocks } from "@/components/pay-equity/blocks";
import { versionAsked } from "@/components/pay-equity/list-address";
import { VersionFacts } from "@/components/pay-equity/version-facts";
import { VersionList } from "@/components/pay-equity/version-list";
import { DraftPanel } from "@/components/regulations/draft-panel";
import { DraftRow } from "@/components/regulations/draft-row";
import { RegulationSentence } from "@/components/regulations/regulation-sentence";
import { ShareCard } from "@/components/regulations/share-card";
import { Page } from "@/components/ui/page";
import { wordsIn } from "@/lib/core/words";
import { getOrganisation } from "@/lib/organisations/service";
import { readRegulation } from "@/lib/pay-equity/reading.service";
import type { Regulation } from "@/lib/pay-equity/schema";
import { mayInOrganisation } from "@/lib/portal/access";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";
import { publishDraft } from "./actions";

type Props = { params: Promise<{ organisation: string; document: string }>; searchParams: Promise<{ versie?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("regulations");
  return { title: await tabTitle("hirer", organisation, t("tab")) };
}

/** One document of a hirer: its draft and the way to publish it, its versions, and with whom it is shared. */
export default async function RegulationPage({ params, searchParams }: Props) {
  const { organisation: slug, document: documentId } = await params;
  const base = `/inlener/${slug}`;
  const path = `${base}/regelingen/${documentId}`;
  const { actor } = await personOrSignIn(path);
  const number = versionAsked((await searchParams).versie);
  const locale = await getLocale();
  const [organisation, { regulation, functions, findings, read }] = await orNotFound(
    Promise.all([getOrganisation(actor, slug), readRegulation(actor, slug, documentId, number, locale)]),
  );

  const t = await getTranslations("regulations");
  const { draft, sharedWith } = regulation;
  const publish = mayInOrganisation(actor, slug, "regulations:publish") ? publishDraft.bind(null, slug, documentId) : null;

  return (
    <Page
      title={regulation.name}
      sentence={<RegulationSentence regulation={regulation} />}
      breadcrumb={[{ label: organisation.name, href: base }, { label: t("title"), href: `${base}/regelingen` }, { label: regulation.name }]}
    >
      <ClientMessages areas={["documents", "regulations"]}>
        <div className="grid items-start gap-8 lg:grid-cols-[240px_minmax(0,1fr)]">
          <Rail regulation={regulation} read={read} path={path} />
          <div className="grid min-w-0 gap-4">
            {number === null && (
              <DraftPanel publish={publish} draft={draft} sharedWith={sharedWith} findings={findings} organisation={organisation.name} declaration={wordsIn(locale)("payEquity.declaration")} />
            )}
            <OpenedVersion regulation={regulation} number={read?.number} />
            <ShareCard sharedWith={sharedWith} functions={functions} />
            {read && <Contents {...read} />}
          </div>
        </div>
      </ClientMessages>
    </Page>
  );
}

type Read = NonNullable<Awaited<ReturnType<typeof readRegulation>>["read"]>;
type RailProps = { regulation: Regulation; read: Read | null; path: string };

/** Left: the draft and the versions, and what stands in the one that is open. */
async function Rail({ regulation: { versions, applies, draft }, read, path }: RailProps) {
  const t = await getTranslations("regulations.document");

  return (
    <div className="grid gap-8 lg:sticky lg:top-6">
      <VersionList
        label={t("versions")}
        versions={versions}
        applies={applies}
        chosen={read?.number ?? null}
        hrefOf={(version) => `${path}?versie=${version}`}
        before={draft && <DraftRow draft={draft} href={path} isChosen={read?.number === null} />}
      />
      {read && <BlockLinks label={t("contents")} blocks={read.blocks} />}
    </div>
  );
}

function OpenedVersion({ regulation, number }: { regulation: Regulation; number: number | null | undefined }) {
  const version = regulation.versions.find((candidate) => candidate.number === number);
  return version ? <VersionFacts version={version} files={null} /> : null;
}

async function Contents({ number, blocks }: Read) {
  const t = await getTranslations("regulations.document");

  return (
    <section aria-labelledby="contents" className="grid min-w-0 gap-4">
      <h2 id="contents" className="mt-4 text-section font-600">
        {number === null ? t("readingDraft") : t("reading", { number })}
      </h2>
      <Blocks blocks={blocks} level={3} />
    </section>
  );
}
