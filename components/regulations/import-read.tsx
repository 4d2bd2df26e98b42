"use client";
import { FileInput } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { dateText } from "@/components/ui/dates";
import { DescriptionList } from "@/components/ui/description-list";
import { linkStyle } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import type { StatusKind } from "@/components/ui/status";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { ImportStep, ReadImport } from "@/lib/pay-equity/importing.schema";
import { RemarkList } from "./remark-list";

type Props = { step: Extract<ImportStep, { kind: "read" }>; /** Where to begin anew. */ path: string };

/** What was read and what was done to read it, and the choice what to do with it. */
export function ImportRead({ step, path }: Props) {
  const t = useTranslations("importing");
  const { refused } = step;

  return (
    <>
      {refused && (
        <Notice kind="failed" live title={t("notKept")}>
          {refused.fields.length > 0 ? refused.fields.map(({ message }) => message).join(" ") : refused.message}
        </Notice>
      )}
      <Card labelledBy="read">
        <CardHead id="read" title={t("readTitle")} />
        <CardBody>
          <Summary {...step.summary} />
        </CardBody>
      </Card>
      <Remarks remarks={step.remarks} aside={step.aside} />
      <Keep step={step} path={path} />
    </>
  );
}

function Summary({ hirer, validFrom, validTo, positions, missing, blocking }: ReadImport["summary"]) {
  const t = useTranslations("importing");
  const locale = useLocale();

  return (
    <DescriptionList
      lined
      items={[
        { term: t("hirer"), description: hirer },
        { term: t("validFrom"), description: validFrom ? dateText(validFrom, locale) : t("noDate") },
        { term: t("validTo"), description: validTo ? dateText(validTo, locale) : t("openEnd") },
        { term: t("positions"), description: positions.length > 0 ? positions.join(", ") : t("noPositions") },
        { term: t("missing"), description: missing.length > 0 ? missing.join(", ") : t("nothingMissing") },
        { term: t("blocking"), description: t("blockingCount", { count: blocking }) },
      ]}
    />
  );
}

const shapes: Record<ReadImport["remarks"][number]["kind"], StatusKind> = { tolerated: "ok", set_aside: "attention", unclear: "unknown" };

function Remarks({ remarks, aside }: Pick<ReadImport, "remarks" | "aside">) {
  const t = useTranslations("importing");

  return (
    <Card labelledBy="remarks">
      <CardHead id="remarks" title={t("remarksTitle")} note={remarks.length > 0 && t("remarksCount", { count: remarks.length })} />
      <CardBody className="grid gap-4">
        {remarks.length === 0 ? <p className="text-table">{t("noRemarks")}</p> : <RemarkList remarks={remarks.map((remark) => ({ ...remark, shape: shapes[remark.kind], label: t(`kinds.${remark.kind}`) }))} />}
        {aside !== null && (
          <details>
            <summary className="w-fit cursor-pointer rounded-[2px] text-field text-ink-2 hover:text-ink">{t("aside")}</summary>
            <pre tabIndex={0} aria-label={t("aside")} className="code mt-2 max-h-80 overflow-auto rounded-control bg-sunken p-3 text-small wrap-anywhere whitespace-pre-wrap">
              {aside}
            </pre>
          </details>
        )}
      </CardBody>
    </Card>
  );
}

function Keep({ step: { name, targets, refused }, path }: Props) {
  const t = useTranslations("importing");
  const options = targets.map((target) => ({ value: target.id, label: target.draft ? t("targetDraft", { name: target.name }) : target.name }));
  const errorAt = (field: string) => refused?.fields.find((candidate) => candidate.path === field)?.message;

  return (
    <Card labelledBy="keep">
      <CardHead id="keep" title={t("keepTitle")} />
      <CardBody className="grid gap-5">
        <input type="hidden" name="step" value="keep" />
        {targets.length > 0 ? (
          <Select name="target" label={t("target")} options={[{ value: "new", label: t("targetNew") }, ...options]} defaultValue={refused?.chosen.target} error={errorAt("target")} />
        ) : (
          <input type="hidden" name="target" value="new" />
        )}
        <TextField name="name" label={t("name")} help={targets.length > 0 ? t("nameHelp") : undefined} defaultValue={refused?.chosen.name ?? name} key={refused?.chosen.name} maxLength={100} error={errorAt("name")} />
        {targets.some((target) => target.draft) && <Checkbox name="replace" value="yes" size="m" label={t("replace")} help={t("replaceHelp")} error={errorAt("replace")} />}
        <div className="flex flex-wrap items-center gap-4 max-sm:*:w-full">
          <SubmitButton icon={<FileInput />}>{t("keep")}</SubmitButton>
          <a href={path} className={linkStyle}>
            {t("other")}
          </a>
        </div>
      </CardBody>
    </Card>
  );
}
