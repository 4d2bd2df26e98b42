"use client";
import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import type { FormState } from "@/lib/core/form-state";
import type { ImportStep, RefusedImport } from "@/lib/pay-equity/importing.schema";
import { ImportRead } from "./import-read";
import { RemarkList } from "./remark-list";

type Props = { action: (previous: FormState<ImportStep>, form: FormData) => Promise<FormState<ImportStep>>; /** Where to begin anew. */ path: string };

/** Reading in a message in two steps of one form, which works before JavaScript: hand it in, see the report, keep it. */
export function ImportForm({ action, path }: Props) {
  const t = useTranslations("importing");

  return (
    <ActionForm action={action} label={t("title")} className="grid max-w-[860px] gap-6">
      {(step) => (step?.kind === "read" ? <ImportRead step={step} path={path} /> : <Source refused={step} />)}
    </ActionForm>
  );
}

function Source({ refused }: { refused: RefusedImport | null }) {
  const t = useTranslations("importing");

  return (
    <>
      {refused && <Refusal {...refused} />}
      <Card labelledBy="source">
        <CardHead id="source" title={t("sourceHeading")} />
        <CardBody className="grid gap-5">
          <div className="grid gap-1.5">
            <label htmlFor="import-file" className="text-field font-540">
              {t("file")}
            </label>
            <input
              id="import-file"
              type="file"
              name="file"
              accept="application/json,.json"
              aria-describedby="import-file-help"
              className="min-h-11 w-full rounded-control border border-control bg-surface p-1.5 text-field file:mr-3 file:h-8 file:rounded-[6px] file:border-0 file:bg-sunken file:px-3 file:font-540 file:text-ink"
            />
            <p id="import-file-help" className="text-field text-ink-3">
              {t("fileHelp")}
            </p>
          </div>
          <TextArea name="text" label={t("text")} help={t("textHelp")} rows={10} mono spellCheck={false} autoComplete="off" defaultValue={refused?.text} key={refused?.text} />
          <div className="max-sm:*:w-full">
            <SubmitButton icon={<FileUp />}>{t("read")}</SubmitButton>
          </div>
        </CardBody>
      </Card>
    </>
  );
}

function Refusal({ message, faults }: RefusedImport) {
  const t = useTranslations("importing");

  return (
    <>
      <Notice kind="failed" live title={t("refusedTitle")}>
        {message}
      </Notice>
      {faults.length > 0 && (
        <Card labelledBy="faults">
          <CardHead id="faults" title={t("faultsTitle", { count: faults.length })} />
          <CardBody>
            <RemarkList remarks={faults.map((fault) => ({ ...fault, shape: "failed" }))} />
            {faults.length >= 50 && <p className="mt-3 text-field text-ink-3">{t("faultsMore")}</p>}
          </CardBody>
        </Card>
      )}
    </>
  );
}
