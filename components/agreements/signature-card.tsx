import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { ButtonContent } from "@/components/ui/button";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { CodeGroups } from "@/components/ui/code-groups";
import { CopyButton } from "@/components/ui/copy-button";
import { momentText } from "@/components/ui/dates";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/link";
import type { Signature } from "@/lib/agreements/schema";

type Props = {
  signature: Signature;
  pdfHref: string;
  checkAddress: string;
  /** Where something else on the screen comes first. */
  quiet?: boolean;
};

/** The signature with its evidence, and the PDF that holds it. */
export function SignatureCard({ signature, pdfHref, checkAddress, quiet = false }: Props) {
  const t = useTranslations("agreements.signed");
  const locale = useLocale();
  const { seal, code } = signature;

  return (
    <Card labelledBy="signature">
      <CardHead id="signature" title={t("heading")} />
      <CardBody>
        <DescriptionList
          lined
          items={[
            { term: t("by"), description: t("byValue", { name: signature.signerName, role: signature.signerRole }) },
            { term: t("at"), description: momentText(new Date(signature.signedAt), locale) },
            { term: t("version"), description: signature.version },
            { term: t("textHash"), description: <Hash name={t("textHash")} value={signature.textSha256} /> },
            { term: t("pdfHash"), description: <Hash name={t("pdfHash")} value={signature.pdfSha256} /> },
            { term: t("statement"), description: <span lang="nl">{signature.statement}</span> },
            { term: t("kind"), description: t("kindValue") },
            { term: t("seal"), description: seal ? t(seal.selfSigned ? "sealSelf" : "sealOther", { name: seal.name }) : t("noSeal") },
            ...(code ? [{ term: t("code"), description: <Code value={code} checkAddress={checkAddress} /> }] : []),
          ]}
        />
        {/* A file, so an ordinary link: the router has nothing to show for it. */}
        <a href={pdfHref} download className={buttonStyle(quiet ? "secondary" : "primary", "m", "mt-6 max-sm:w-full")}>
          <ButtonContent icon={<Download />}>{t("download")}</ButtonContent>
        </a>
      </CardBody>
    </Card>
  );
}

function Hash({ name, value }: { name: string; value: string }) {
  return (
    <span className="flex items-start gap-2">
      <span className="min-w-0 text-[0.8125rem]/5">
        <CodeGroups value={value} />
      </span>
      <CopyButton look="icon" value={value} name={name} />
    </span>
  );
}

function Code({ value, checkAddress }: { value: string; checkAddress: string }) {
  const t = useTranslations("agreements.signed");

  return (
    <>
      <Hash name={t("code")} value={value} />
      <p className="mt-1 text-ink-3">{t.rich("codeHelp", { address: checkAddress, link: (words) => <TextLink href="/controleer">{words}</TextLink> })}</p>
    </>
  );
}
