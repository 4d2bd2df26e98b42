"use client";
import { useId, type ReactNode } from "react";
import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { dateText } from "@/components/ui/dates";
import { Notice } from "@/components/ui/notice";
import { NumberBadge } from "@/components/ui/plate";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/core/form-state";
import type { Regulation } from "@/lib/pay-equity/schema";

type Published = { number: number; validFrom: string; companies: number };

type Props = {
  action: (previous: FormState<Published>, form: FormData) => Promise<FormState<Published>>;
  /** Null once it is published: then only that is said. */
  draft: Regulation["draft"];
  sharedWith: Regulation["sharedWith"];
  /** The sentence that the hirer's admin declares. */
  declaration: string;
  /** What the check found. */
  children: ReactNode;
};

/** Publishes the draft of a document: what the check says, who is told, and the declaration. It stays to say what came of it. */
export function PublishPanel({ action, draft, sharedWith, declaration, children }: Props) {
  return (
    <ActionForm action={action} done="page">
      {(published) => (
        <div className="flex flex-col gap-4">
          <div role="status" className="empty:-mb-4">
            {published && <Done {...published} />}
          </div>
          {draft && (
            <PublishCard draft={draft} sharedWith={sharedWith} declaration={declaration}>
              {children}
            </PublishCard>
          )}
        </div>
      )}
    </ActionForm>
  );
}

function Done({ number, validFrom, companies }: Published) {
  const t = useTranslations("regulations.publish");

  return <Notice kind="ok">{t("done", { number, companies, date: dateText(validFrom, useLocale()) })}</Notice>;
}

function PublishCard({ draft, sharedWith, declaration, children }: Required<Omit<Props, "action" | "draft">> & { draft: NonNullable<Props["draft"]> }) {
  const t = useTranslations("regulations.publish");
  const id = useId();

  return (
    <Card labelledBy={id}>
      <CardHead id={id} title={t("title", { number: draft.number })} />
      <CardBody className="grid gap-5">
        {children}
        {draft.blocking > 0 ? (
          <p className="border-t border-line pt-5 text-table text-ink-2">{t("blocked")}</p>
        ) : (
          <>
            <div className="border-t border-line pt-5">
              <p className="text-table">{t("told", { count: sharedWith.length })}</p>
              <ToldCompanies sharedWith={sharedWith} />
              <p className="mt-3 text-small text-ink-3">{t("forGood")}</p>
            </div>
            <input type="hidden" name="draftId" value={draft.id} />
            <input type="hidden" name="draftUpdatedAt" value={draft.updatedAt} />
            <Checkbox name="declared" value="yes" label={<span className="font-normal">{declaration}</span>} />
            <div className="max-sm:*:w-full">
              <SubmitButton>{t("submit", { number: draft.number })}</SubmitButton>
            </div>
          </>
        )}
      </CardBody>
    </Card>
  );
}

function ToldCompanies({ sharedWith }: Pick<Props, "sharedWith">) {
  const t = useTranslations("regulations.publish");

  return (
    <ul className="mt-2.5 grid gap-2">
      {sharedWith.map(({ companyId, number, name, organisation, positions }) => (
        <li key={companyId} className="flex items-start gap-3 text-table">
          <NumberBadge number={number} />
          <span className="min-w-0">
            <b className="font-560">{name}</b>
            <span className="text-ink-3">
              , {organisation}, {t("functions", { count: positions.length })}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
