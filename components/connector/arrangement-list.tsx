import { useTranslations } from "next-intl";
import type { Arrangement, Line } from "@/lib/connector/content.schema";
import { type Phrases, usePhrases } from "./phrases";

/** The arrangements of one block, each with its lines and what further holds. */
export function ArrangementList({ arrangements }: { arrangements: Arrangement[] }) {
  return (
    <ul className="cx-arrangements">
      {arrangements.map((arrangement, index) => (
        <li key={index}>
          <ArrangementView arrangement={arrangement} />
        </li>
      ))}
    </ul>
  );
}

/** The parts of leave; other blocks have their lines together. */
const parts = ["paidLeave", "workingHoursReduction", "holidays", "specialLeave", "additionalParentalLeave"] as const;

function ArrangementView({ arrangement }: { arrangement: Arrangement }) {
  const t = useTranslations("connector.document");
  const phrases = usePhrases();
  const facts = useFacts(arrangement, phrases);

  return (
    <>
      <h4>
        {arrangement.name} {arrangement.typeCode && <span className="cx-code">{arrangement.typeCode}</span>}
      </h4>
      {arrangement.period.length > 0 && <p>{arrangement.period.map(phrases.hours).join("; ")}</p>}
      <Lines lines={arrangement.line} phrases={phrases} />
      {parts.map((part) => (
        <Lines key={part} title={t("part", { part })} lines={arrangement[part]} phrases={phrases} />
      ))}
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      {arrangement.description && <p>{arrangement.description}</p>}
    </>
  );
}

function Lines({ title, lines, phrases }: { title?: string; lines: Line[]; phrases: Phrases }) {
  if (lines.length === 0) return null;

  return (
    <>
      {title && <h5>{title}</h5>}
      <ul>
        {lines.map((line, index) => (
          <li key={index}>{[line.name, phrases.line(line)].filter(Boolean).join(": ")}</li>
        ))}
      </ul>
    </>
  );
}

function useFacts(arrangement: Arrangement, phrases: Phrases): string[] {
  const t = useTranslations("connector.document");
  const { waitingDays, payDate, coverage, franchise, phaseOutScheme, option, reference, mandatoryLeaveAllocation } = arrangement;

  return [
    waitingDays && t("waitingDays", { amount: phrases.measure(waitingDays) }),
    payDate && t("payDate", { moment: phrases.occurrence(payDate) }),
    ...option.map(({ description }) => t("option", { description })),
    coverage && t("coverage", { amount: phrases.amount(coverage) }),
    franchise?.description && t("franchise", { description: franchise.description }),
    ...reference.map(({ description }) => t("together", { description })),
    mandatoryLeaveAllocation?.description && t("mandatory", { description: mandatoryLeaveAllocation.description }),
    phaseOutScheme && t("phaseOut", { description: phaseOutScheme }),
  ].filter((fact): fact is string => Boolean(fact));
}
