import { useTranslations } from "next-intl";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { CalculatedWage, Calculator as Calculated } from "@/lib/pay-equity/calculator.schema";
import { CalculatorForm } from "./calculator-form";
import { MethodList } from "./method-list";
import { Remarks } from "./remarks";
import { ShiftCard } from "./shift-card";

type Props = { calculated: Calculated; /** The address of this page. */ path: string; /** The version the address asks for. */ asked: number | null };

/** Works out an hourly wage and the pay of a shift from one version, with every step. All of it stands in the address. */
export function Calculator({ calculated, path, asked }: Props) {
  const t = useTranslations("calculation");
  if (calculated.functions.length === 0) return <p className="text-table text-ink-2">{t("noFunctions")}</p>;

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[340px_minmax(0,1fr)]">
      <CalculatorForm calculated={calculated} path={path} asked={asked} />
      <div className="grid min-w-0 gap-4">
        {calculated.wage?.below && (
          <Notice kind="attention" title={t("belowTitle")}>
            {calculated.wage.below}
          </Notice>
        )}
        {calculated.wage && <WageCard wage={calculated.wage} />}
        {calculated.shift && <ShiftCard shift={calculated.shift} />}
        <p className="text-small text-ink-3">{t("lead")}</p>
      </div>
    </div>
  );
}

function WageCard({ wage: { hourly, about, method, notes, depends } }: { wage: CalculatedWage }) {
  const t = useTranslations("calculation");

  return (
    <Card labelledBy="wage">
      <CardHead id="wage" title={t("wageTitle")} note={about} />
      <CardBody>
        <p className="num text-title font-620">
          {hourly} <span className="text-table font-normal text-ink-3">{t("perHour")}</span>
        </p>
        <Remarks notes={[...depends.map((condition) => t("depends", { condition })).map(capital), ...notes]} />
        <h3 className="mt-5 mb-1 text-label font-600">{t("methodTitle")}</h3>
        <MethodList lines={method} label={t("methodTitle")} />
        <p className="mt-3 text-small text-ink-3">{t("rounding")}</p>
      </CardBody>
    </Card>
  );
}

function capital(phrase: string): string {
  return phrase.slice(0, 1).toUpperCase() + phrase.slice(1);
}
