"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { DangerDialog } from "@/components/ui/danger-dialog";
import { PlateBadge } from "@/components/ui/plate";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";
import type { SharedCompany } from "@/lib/pay-equity/schema";

type Props = { company: SharedCompany; end: (previous: FormState<void>, form: FormData) => Promise<FormState<void>> };

/** Ends the sharing of functions with one company, of all of them unless some are unticked. */
export function EndShareDialog({ company, end }: Props) {
  const t = useTranslations("regulations.shares");
  const titles = new Map(company.shares.map(({ positionId, title }) => [positionId, title]));

  return (
    <DangerDialog
      verb={t("end")}
      title={t("endTitle", { name: company.name })}
      consequence={t("endLead", { name: company.name })}
      badge={<PlateBadge name={company.name} number={company.number} />}
      name={company.name}
      action={end}
    >
      <fieldset className="grid gap-1">
        <legend className="mb-1.5 text-label font-560">{t("endFunctions")}</legend>
        {[...titles].map(([id, title]) => (
          <Checkbox key={id} name="positionIds[]" value={id} defaultChecked label={title} size="m" />
        ))}
      </fieldset>
      <TextField name="reason" label={t("reason")} help={t("reasonHelp")} optional maxLength={300} autoComplete="off" />
    </DangerDialog>
  );
}
