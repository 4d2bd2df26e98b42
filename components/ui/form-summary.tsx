"use client";
import type { ReactNode, Ref } from "react";
import { useTranslations } from "next-intl";
import { fieldId } from "./form-context";
import { linkStyle } from "./link";
import { StatusShape } from "./status";

type Props = { ref?: Ref<HTMLDivElement>; formId: string; message: string; fields: { path: string; message: string }[]; labels?: Record<string, string>; remedy?: ReactNode };

/** What is wrong, above the fields, each line a link to its field. It can take focus, so that a screen reader begins here. */
export function FormSummary({ ref, formId, message, fields, labels = {}, remedy }: Props) {
  const t = useTranslations("common");
  const atFields = fields.filter((field) => field.path !== "");

  return (
    <div
      ref={ref}
      tabIndex={-1}
      role="group"
      aria-label={t("summaryName")}
      aria-describedby={`${formId}-summary`}
      className="mb-6 flex gap-3 rounded-plate bg-failed-tint px-5 py-4 text-table"
    >
      <StatusShape kind="failed" size={20} className="mt-px" />
      <div className="min-w-0">
        <p id={`${formId}-summary`} className="font-600">
          {atFields.length > 0 ? t("summary", { count: atFields.length }) : message}
        </p>
        <ul className="mt-1 grid gap-0.5">
          {atFields.map((field) => (
            <li key={`${field.path} ${field.message}`}>
              <a href={`#${fieldId(formId, field.path)}`} className={`${linkStyle} !text-failed`}>
                {field.path in labels ? `${labels[field.path]}: ${field.message}` : field.message}
              </a>
            </li>
          ))}
        </ul>
        {remedy && <div className="mt-1">{remedy}</div>}
      </div>
    </div>
  );
}
