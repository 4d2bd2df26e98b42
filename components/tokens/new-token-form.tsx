"use client";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { ApiPermission } from "@/lib/access/permissions";
import type { FormState } from "@/lib/core/form-state";
import type { IssuedCredential } from "@/lib/tokens/schema";
import { OneTimePair } from "./one-time-pair";
import { PermissionMatrix } from "./permission-matrix";
import { presets } from "./presets";

type Props = {
  action: (previous: FormState<IssuedCredential>, form: FormData) => Promise<FormState<IssuedCredential>>;
  company: { name: string; number: string };
  /** The stable code of the back office, and what it is called; an empty name when nobody said. */
  software: { code: string | null; name: string };
  proposedName: string;
  /** Made up for this form: sent twice, it makes one token. */
  requestKey: string;
  offered: ApiPermission[];
  /** Where the tokens of the company stand. */
  path: string;
};

/** The form that makes a token and then shows the pair, once. */
export function NewTokenForm({ action, company, software, proposedName, requestKey, offered, path }: Props) {
  const t = useTranslations("tokens.form");
  const initial = software.code === "easyflex" ? presets.easyflex : presets.readOnly;

  return (
    <ActionForm action={action} initialValues={{ name: proposedName }} label={t("label")}>
      {(issued) => (
        <OneTimePair issued={issued} company={company} software={software} path={path}>
          <input type="hidden" name="requestKey" value={requestKey} />
          <div className="grid gap-6">
            <Card>
              <CardBody>
                <TextField name="name" label={t("name")} help={t("nameHelp")} maxLength={100} autoComplete="off" className="max-w-[560px]" />
              </CardBody>
            </Card>
            <Card>
              <PermissionMatrix headingId="rights" offered={offered} initial={initial.filter((right) => offered.includes(right))} />
            </Card>
            <div className="flex gap-2.5 max-sm:flex-col">
              <SubmitButton>{t("submit")}</SubmitButton>
              <ButtonLink variant="ghost" href={path}>
                {t("blocked.back")}
              </ButtonLink>
            </div>
          </div>
        </OneTimePair>
      )}
    </ActionForm>
  );
}
