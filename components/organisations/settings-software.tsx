import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/core/form-state";
import type { Organisation } from "@/lib/organisations/schema";
import { SoftwareFields } from "./software-fields";

type Props = {
  save: (previous: FormState<void>, form: FormData) => Promise<FormState<void>>;
  software: Pick<Organisation, "softwareCode" | "softwareName">;
};

/** Which back office an organisation works with. */
export function SoftwareCard({ save, software: { softwareCode, softwareName } }: Props) {
  const t = useTranslations("organisations.settings");
  const initialValues = { software: softwareCode ?? "", softwareName: softwareName ?? "" };

  return (
    <Card labelledBy="software">
      <CardHead id="software" title={t("software")} />
      <CardBody>
        <p className="mb-5 text-ink-2">{t("softwareSentence")}</p>
        <ActionForm action={save} initialValues={initialValues} className="group/software">
          <div className="grid gap-[18px]">
            <SoftwareFields />
          </div>
          <div className="mt-[30px] flex max-sm:*:w-full">
            <SubmitButton variant="secondary">{t("softwareSave")}</SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
