import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { CalculatedShift, Calculator } from "@/lib/pay-equity/calculator.schema";

type Props = { calculated: Calculator; path: string; asked: number | null };

/** What to work out. A plain GET form: the question stands in the address, so it can be sent to a colleague. */
export function CalculatorForm({ calculated: { values, errors, functions, steps, shift }, path, asked }: Props) {
  const t = useTranslations("calculation.form");

  return (
    <Card>
      <CardBody>
        <form method="get" action={path} aria-label={t("label")} className="grid gap-5">
          {asked !== null && <input type="hidden" name="versie" value={asked} />}
          <input type="hidden" name="voor" value={values.functie} />
          <Select name="functie" label={t("function")} options={functions} defaultValue={values.functie} error={errors.functie} />
          <Select name="trede" label={t("step")} help={t("stepHelp")} options={steps} placeholder={t("stepPlaceholder")} defaultValue={values.trede} error={errors.trede} />
          <TextField name="datum" type="date" label={t("date")} help={t("dateHelp")} defaultValue={values.datum} error={errors.datum} required />
          <TextField name="leeftijd" label={t("age")} help={t("ageHelp")} inputMode="numeric" maxLength={2} optional defaultValue={values.leeftijd} error={errors.leeftijd} />
          <div className="grid grid-cols-2 gap-3">
            <TextField name="van" type="time" label={t("from")} defaultValue={values.van} error={errors.van} />
            <TextField name="tot" type="time" label={t("to")} defaultValue={values.tot} error={errors.tot} />
            <p className="col-span-2 -mt-1 text-small text-ink-3">{t("shiftHelp")}</p>
          </div>
          {shift && shift.choices.length > 0 && <Choices choices={shift.choices} />}
          <Button type="submit" variant="primary">
            {t("submit")}
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}

/** Allowances of which the document cannot say whether they count. */
function Choices({ choices }: Pick<CalculatedShift, "choices">) {
  const t = useTranslations("calculation");

  return (
    <fieldset className="grid gap-2.5">
      <legend className="mb-1.5 text-field font-540">{t("form.choices")}</legend>
      <p className="text-small text-ink-3">{t("form.choicesHelp")}</p>
      {choices.map(({ key, name, depends, isChosen }) => (
        <Checkbox key={key} size="m" name="telt" value={key} label={name} help={depends || t("open")} defaultChecked={isChosen} />
      ))}
    </fieldset>
  );
}
