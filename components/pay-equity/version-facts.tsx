import { useLocale, useTranslations } from "next-intl";
import { Download } from "lucide-react";
import { buttonStyle } from "@/components/ui/button-style";
import { ButtonContent } from "@/components/ui/button";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { dateText, momentText } from "@/components/ui/dates";
import { DescriptionList } from "@/components/ui/description-list";
import type { Version } from "@/lib/pay-equity/schema";

type Props = {
  /** A revision is of what one company was given; a hirer's own version has none. */
  version: Omit<Version, "revision"> & { revision?: number };
  /** Where its files are; null when there are none. A hirer has no PDF of the whole. */
  files: { pdf?: string; json: string } | null;
};

/** When one version holds, and the files of it. The hash is of the bytes of the SETU message. */
export function VersionFacts({ version, files }: Props) {
  const t = useTranslations("documents.document");
  const locale = useLocale();
  const { number, validFrom, validTo, publishedAt, revision, correctsNumber, sha256 } = version;

  return (
    <Card labelledBy="version">
      <CardHead
        id="version"
        title={t("facts", { number })}
        actions={
          files && (
            <>
              {files.pdf && (
                <FileLink href={files.pdf} label={t("pdfNamed", { number })}>
                  {t("pdf")}
                </FileLink>
              )}
              <FileLink href={files.json} label={t("jsonNamed", { number })}>
                {t("json")}
              </FileLink>
            </>
          )
        }
      />
      <CardBody>
        <DescriptionList
          items={[
            { term: t("validFrom"), description: dateText(validFrom, locale) },
            { term: t("validTo"), description: validTo ? dateText(validTo, locale) : t("openEnd") },
            { term: t("published"), description: momentText(new Date(publishedAt), locale) },
            ...(revision === undefined ? [] : [{ term: t("revision"), description: <span className="num">{revision}</span> }]),
            ...(correctsNumber === null ? [] : [{ term: t("corrects"), description: t("correctsVersion", { number: correctsNumber }) }]),
            {
              term: t("sha256"),
              description: (
                <span className="flex items-start gap-1">
                  <span className="code min-w-0 break-all">{sha256}</span>
                  <CopyButton look="icon" value={sha256} name={t("sha256")} className="flex-none" />
                </span>
              ),
            },
          ]}
        />
      </CardBody>
    </Card>
  );
}

/** A file is no page: a plain link, so that the router leaves it alone. */
function FileLink({ href, label, children }: { href: string; label: string; children: string }) {
  return (
    <a href={href} aria-label={label} className={buttonStyle("secondary", "s")}>
      <ButtonContent size="s" icon={<Download />}>
        {children}
      </ButtonContent>
    </a>
  );
}
