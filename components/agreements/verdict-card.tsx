import { useLocale, useTranslations } from "next-intl";
import { CodeGroups } from "@/components/ui/code-groups";
import { dateText, momentText } from "@/components/ui/dates";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import type { ProvenSignature, ProvenVersion, Verdict } from "@/lib/agreements/verification.schema";

/** The answer of /controleer: genuine with what it is, or why not. */
export function VerdictCard({ verdict }: { verdict: Verdict }) {
  switch (verdict.kind) {
    case "genuine":
      return <Genuine by={verdict.by} signature={verdict.signature} />;
    case "genuineVersion":
      return <GenuineVersion by={verdict.by} version={verdict.version} />;
    case "false":
      return <NotGenuine verdict={verdict} />;
    case "unknownCode":
      return <UnknownCode typed={verdict.typed} />;
    case "busy":
      return <Busy seconds={verdict.seconds} />;
  }
}

function Genuine({ by, signature }: { by: "file" | "code"; signature: ProvenSignature }) {
  const t = useTranslations("verification.genuine");
  const locale = useLocale();
  const { version, organisation, kvkNumber, signedAt, textSha256, pdfSha256, seal } = signature;
  const sealWords = seal ? t(seal.selfSigned ? "sealSelf" : "sealOther", { name: seal.name }) : t("noSeal");

  return (
    <section aria-live="polite">
      <Notice kind="ok" title={t(by === "file" ? "byFile" : "byCode")}>
        {t(by === "file" ? "byFileText" : "byCodeText")}
      </Notice>
      <DescriptionList
        lined
        className="mt-4"
        items={[
          { term: t("agreement"), description: t("agreementValue", { version }) },
          { term: t("organisation"), description: t("organisationValue", { name: organisation, kvk: kvkNumber }) },
          { term: t("moment"), description: momentText(new Date(signedAt), locale) },
          { term: t("textHash"), description: <CodeGroups value={textSha256} /> },
          { term: t("fileHash"), description: <CodeGroups value={pdfSha256} /> },
          { term: t("seal"), description: sealWords },
          { term: t("kind"), description: t("kindValue") },
        ]}
      />
    </section>
  );
}

function GenuineVersion({ by, version }: { by: "file" | "code"; version: ProvenVersion }) {
  const t = useTranslations("verification.genuine");
  const locale = useLocale();
  const { document, hirer, company, number, revision, validFrom, validTo, publishedAt, contentSha256, pdfSha256 } = version;
  const from = dateText(validFrom, locale);
  const party = ({ name, kvkNumber }: { name: string; kvkNumber: string }) => t("organisationValue", { name, kvk: kvkNumber });

  return (
    <section aria-live="polite">
      <Notice kind="ok" title={t(by === "file" ? "byFile" : "byCode")}>
        {t(by === "file" ? "byFileVersion" : "byCodeText")}
      </Notice>
      <DescriptionList
        lined
        className="mt-4"
        items={[
          { term: t("agreement"), description: t("versionValue", { name: document }) },
          { term: t("hirer"), description: party(hirer) },
          { term: t("company"), description: party(company) },
          { term: t("version"), description: t("versionRevision", { number, revision }) },
          { term: t("validity"), description: validTo ? t("validBetween", { from, to: dateText(validTo, locale) }) : t("validFrom", { from }) },
          { term: t("published"), description: momentText(new Date(publishedAt), locale) },
          { term: t("contentHash"), description: <CodeGroups value={contentSha256} /> },
          { term: t("fileHash"), description: <CodeGroups value={pdfSha256} /> },
        ]}
      />
      <p className="mt-4 text-table text-ink-2">{t("versionNote")}</p>
    </section>
  );
}

function NotGenuine({ verdict: { reason, values, fileSha256 } }: { verdict: Extract<Verdict, { kind: "false" }> }) {
  const t = useTranslations("verification.false");
  const nothingSent = reason === "noFile" || reason === "empty";

  return (
    <section aria-live="polite">
      <Notice kind={nothingSent ? "attention" : "failed"} title={nothingSent ? undefined : t("title")}>
        {t(`reason.${reason}`, { name: values?.name ?? "", version: values?.version ?? "" })}
      </Notice>
      {!nothingSent && <p className="mt-4 text-table text-ink-2">{t("what")}</p>}
      {fileSha256 && <DescriptionList lined className="mt-4" items={[{ term: t("fileHash"), description: <CodeGroups value={fileSha256} /> }]} />}
    </section>
  );
}

function UnknownCode({ typed }: { typed: string }) {
  const t = useTranslations("verification.unknownCode");

  return (
    <Notice kind="attention" title={typed ? t("title") : undefined} live>
      {typed ? t("text", { typed }) : t("empty")}
    </Notice>
  );
}

function Busy({ seconds }: { seconds: number }) {
  const t = useTranslations("verification");

  return (
    <Notice kind="attention" live>
      {t("busy", { seconds })}
    </Notice>
  );
}
