"use client";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/core/form-state";
import { type IssuedCredential, overlaps } from "@/lib/tokens/schema";
import { OneTimePair } from "./one-time-pair";

type Props = {
  action: (previous: FormState<IssuedCredential>, form: FormData) => Promise<FormState<IssuedCredential>>;
  company: { name: string; number: string };
  software: { code: string | null; name: string };
  /** Made up for this form: sent twice, it makes one pair. */
  requestKey: string;
  /** What the token's own end means for the overlap; null when it has none. */
  ending: string | null;
  /** Where the tokens of the company stand, and this one. */
  path: string;
  back: string;
};

/** The form that gives a token a new pair and then shows it, once. */
export function RotateForm({ action, company, software, requestKey, ending, path, back }: Props) {
  const t = useTranslations("tokens.rotate");

  return (
    <ActionForm action={action} initialValues={{ overlap: "24h" }} label={t("label")}>
      {(issued) => (
        <OneTimePair issued={issued} company={company} software={software} path={path}>
          <input type="hidden" name="requestKey" value={requestKey} />
          <div className="grid gap-6">
            <Card>
              <CardBody>
                <Select
                  name="overlap"
                  label={t("overlap")}
                  help={ending ? `${t("overlapHelp")} ${ending}` : t("overlapHelp")}
                  options={overlaps.map((overlap) => ({ value: overlap, label: t(`overlaps.${overlap}`) }))}
                  className="max-w-[560px]"
                />
              </CardBody>
            </Card>
            <div className="flex gap-2.5 max-sm:flex-col">
              <SubmitButton>{t("submit")}</SubmitButton>
              <ButtonLink variant="ghost" href={back}>
                {t("back")}
              </ButtonLink>
            </div>
          </div>
        </OneTimePair>
      )}
    </ActionForm>
  );
}
