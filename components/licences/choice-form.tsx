import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { ChoosablePlan } from "@/lib/licences/schema";

type Props = {
  choices: ChoosablePlan[];
  included: number;
  /** What stands in the fields: what was typed, else what holds now. */
  typed: { plan?: string; extraSeats?: string };
  errors: Record<string, string>;
};

/** The choice, as a question to the same address: nothing changes by asking. Extra seats appear by CSS, also before JavaScript. */
export function ChoiceForm({ choices, included, typed, errors }: Props) {
  const t = useTranslations("licences.change");
  const plans = useTranslations("licences.plan");

  return (
    <Card labelledBy="choice">
      <CardHead id="choice" title={t("form")} />
      <CardBody>
        <form method="get" noValidate aria-labelledby="choice" className="group/choice grid max-w-[420px] gap-[18px]">
          <Select name="plan" label={t("plan")} error={errors.plan} defaultValue={typed.plan} options={choices.map((plan) => ({ value: plan, label: plans(plan) }))} />
          <TextField
            className="hidden group-has-[option[value=BASIS]:checked]/choice:grid"
            name="extraSeats"
            num
            inputMode="numeric"
            maxLength={4}
            label={t("extra")}
            help={t("extraHelp", { included })}
            error={errors.extraSeats}
            defaultValue={typed.extraSeats ?? "0"}
          />
          <p className="text-field text-ink-3">{t("when")}</p>
          <div>
            <Button type="submit" variant="primary" iconAfter={<ArrowRight />}>
              {t("show")}
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
