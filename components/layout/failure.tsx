"use client";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";

type Props = { thrown: unknown; again: () => void };

/** The remedy of a page that failed: try again, and the reference under which our log has it. */
export function Failure({ thrown, again }: Props) {
  const t = useTranslations("layout.failure");
  const reference = referenceOf(thrown);

  return (
    <>
      <Button variant="primary" icon={<RotateCw />} onClick={again}>
        {t("again")}
      </Button>
      {reference ? (
        <p className="mt-6 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-field text-ink-2">
          {t("reference")} <span className="code">{reference}</span>
          <CopyButton look="icon" value={reference} name={t("reference")} />
        </p>
      ) : (
        <p className="mt-6 text-field text-ink-3">{t("noReference")}</p>
      )}
    </>
  );
}

/** Next gives what failed on the server a digest, which stands in the log too; what failed in the browser has none. */
function referenceOf(thrown: unknown): string | undefined {
  const digest: unknown = typeof thrown === "object" && thrown !== null && "digest" in thrown ? thrown.digest : undefined;
  return typeof digest === "string" ? digest : undefined;
}
