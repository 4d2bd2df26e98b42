import { overlapsAndDoubles } from "./arrangements-validity.rules";
import { baseLoops } from "./base-loops.rules";
import type { SectionStates } from "./blocks.schema";
import { ofCustomer } from "./customer-validity.rules";
import { type Finding, readOf } from "./finding.rules";
import { lawfulness } from "./law.rules";
import { minimumWageFindings } from "./minimum-wage-check.rules";
import { datesAndTimes } from "./periods-validity.rules";
import { references } from "./references.rules";
import { ofSalaries } from "./salary-validity.rules";
import { ofSections } from "./sections-validity.rules";
import type { InquiryPayEquity } from "./setu/message.schema";
import { sickPayRows } from "./sick-pay-validity.rules";

export type { Finding } from "./finding.rules";

/**
 * Everything that is to be said about a message beyond its schema: what keeps it from being published (`error`), what deserves
 * a second look (`warning`), what is good to know (`note`). One walk over the message; every check is linear in its size.
 *
 * The standard accepts what no reader can apply: an id that points nowhere, an empty list of functions, a period that ends
 * before it begins, a night past midnight. A base without a definition and a function without a scale are warnings: the
 * standard allows them on purpose, and a wage for social insurance for instance is defined by law. What the law sees otherwise
 * is a warning too: a hirer may have a reason that a message cannot hold.
 *
 * @param sections what the hirer said about whole blocks; without it nothing is asked of them (an imported message)
 * @see SETU Inquiry Pay Equity v2.0 usage notes, and the checks of the free form of wijzerbelonen.nl
 */
export function findings(content: InquiryPayEquity, sections?: SectionStates): Finding[] {
  const read = readOf(content);

  return [
    ...datesAndTimes(read),
    ...ofCustomer(content),
    ...references(read),
    ...ofSalaries(read),
    ...baseLoops(read),
    ...overlapsAndDoubles(content),
    ...sickPayRows(content),
    ...ofSections(content, sections ?? {}),
    ...minimumWageFindings(content),
    ...lawfulness(content, sections ?? {}),
  ];
}
