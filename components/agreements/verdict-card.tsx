import { useLocale, useTranslations } from "next-intl";
import { CodeGroups } from "@/components/ui/code-groups";
import { momentText } from "@/components/ui/dates";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import type { ProvenSignature, Verdict } from "@/lib/agreements/verification.schema";

/** The answer of /controleer: genuine with what it is, or why not. */
export function VerdictCard({ verdict }: { verdict: Verdict }) {
  switch (verdict.kind) {
    case "genuine":
      return <Genuine by={verdict.by} signature={verdict.signature} />;
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
