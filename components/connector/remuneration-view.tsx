import { useTranslations } from "next-intl";
import type { Remuneration, Scale } from "@/lib/connector/content.schema";
import { Fact } from "./field";
import { usePhrases } from "./phrases";

/** Hours, scales with their steps, and how they rise. */
export function RemunerationView({ remuneration }: { remuneration: Remuneration }) {
  const t = useTranslations("connector.document");
  const phrases = usePhrases();
  const { effectivePeriod, workDuration, interval } = remuneration;

  return (
    <>
      <dl>
        {effectivePeriod?.validFrom && (
          <Fact label={t("period")}>
            {effectivePeriod.validTo
              ? t("fromTo", { from: phrases.day(effectivePeriod.validFrom), to: phrases.day(effectivePeriod.validTo) })
              : t("from", { from: phrases.day(effectivePeriod.validFrom) })}
          </Fact>
        )}
        {workDuration?.valuePerWeek !== undefined && <Fact label={t("hours")}>{t("hoursValue", { hours: workDuration.valuePerWeek })}</Fact>}
        {interval && <Fact label={t("paidPer")}>{phrases.interval(interval)}</Fact>}
      </dl>
      <div className="cx-scales">
        {remuneration.salaryScale.map((scale, index) => (
          <ScaleTable key={index} scale={scale} />
        ))}
      </div>
      <Increases remuneration={remuneration} />
    </>
  );
}

function ScaleTable({ scale }: { scale: Scale }) {
  const t = useTranslations("connector.document");
  const phrases = usePhrases();
  const { minValue, maxValue, salaryStep: steps } = scale;
  const conditioned = steps.some(({ minimumWage, conditions }) => minimumWage || conditions.length > 0);

  return (
    <table>
      <caption>
        {t("scale", { name: scale.name })}
        {minValue !== undefined && maxValue !== undefined && ` (${t("range", { from: phrases.euro(minValue), to: phrases.euro(maxValue) })})`}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t("steps")}</th>
          <th scope="col" className="cx-number">
            {t("amount")}
          </th>
          {conditioned && <th scope="col">{t("holds")}</th>}
        </tr>
      </thead>
      <tbody>
        {steps.map(({ name, value, minimumWage, conditions }, index) => (
          <tr key={index}>
            <th scope="row">{name}</th>
            <td className="cx-number">{phrases.euro(value)}</td>
            {conditioned && <td>{[minimumWage && t("minimumWage"), ...conditions.map(phrases.condition)].filter(Boolean).join("; ")}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Increases({ remuneration: { individualSalaryIncrease, generalSalaryIncrease } }: { remuneration: Remuneration }) {
  const t = useTranslations("connector.document");
  const phrases = usePhrases();

  const individual = individualSalaryIncrease.map(({ effectiveDate, line }) => [line && phrases.line(line), effectiveDate && phrases.occurrence(effectiveDate)]);
  const general = generalSalaryIncrease.map(({ effectiveDate, amount, description }) => [
    description,
    amount && phrases.amount(amount),
    effectiveDate && phrases.occurrence(effectiveDate),
  ]);
  const said = [...individual, ...general].map((parts) => parts.filter(Boolean).join(", ")).filter(Boolean);
  if (said.length === 0) return null;

  return (
    <>
      <h4>{t("increases")}</h4>
      <ul>
        {said.map((increase, index) => (
          <li key={index}>{increase}</li>
        ))}
      </ul>
    </>
  );
}
