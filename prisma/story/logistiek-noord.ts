import { Decimal } from "decimal.js";
import type { InquiryPayEquity } from "@/lib/pay-equity/setu/message.schema";
import { messageOf } from "./logistiek-noord.message";
import type { Terms, Wages } from "./logistiek-noord.terms";

/*
 * Logistiek Noord, an invented hirer with an invented cao, and its pay rules through a year: two versions that have applied,
 * one published for 1 January 2027, and a draft. Of the real world there is only the minimum wage that all wages stay above.
 */

export const logistiekNoord = {
  name: "Logistiek Noord",
  kvkNumber: "90001354",
  document: "Magazijn en distributie",
  contact: { name: "J. de Vries", email: "hr@inlener.example", phone: "+31501234567" },
} as const;

/** A version as the story publishes it; the moment is UTC. */
export type StoryVersion = { number: number; publishedAt: string; correctsNumber: number | null; content: InquiryPayEquity };

const firstWages: Wages = {
  B: [2490, 2585, 2683.33, 2785],
  C: [2690, 2795, 2905, 3020, 3140],
  D: [3050, 3180, 3315, 3455, 3600],
};
const july2026 = raised(firstWages, 2);
const january2027 = raised(july2026, 2.5);

const first: Terms = {
  number: 1,
  issued: "2025-12-10T09:15:00Z",
  validFrom: "2026-01-01",
  wages: firstWages,
  night: 30,
  overtime: [25, 50],
  perKilometre: 0.19,
  mealPerShift: 7.5,
  yearEnd: 2,
  training: 500,
};
const second: Terms = {
  ...first,
  number: 2,
  issued: "2026-06-05T07:40:00Z",
  validFrom: "2026-07-01",
  wages: july2026,
  perKilometre: 0.21,
  seniorLeaveDays: 2,
};
const third: Terms = {
  ...second,
  number: 3,
  issued: "2026-11-09T10:20:00Z",
  validFrom: "2027-01-01",
  wages: january2027,
  raise: { date: "2027-01-01", percentage: 2.5 },
  night: 40,
  publicHoliday: 100,
  perKilometre: 0.23,
  mealPerShift: undefined,
  yearEnd: 3,
  reducedHours: 0,
  training: 750,
};

/** The three published versions, oldest first; the last takes effect on 1 January 2027. */
export function publishedVersions(): StoryVersion[] {
  return [first, second, third].map((terms) => ({
    number: terms.number,
    publishedAt: terms.issued,
    correctsNumber: null,
    content: messageOf(terms),
  }));
}

/** Ready to publish: from 1 April 2027 overtime is paid better and ten hours of ADV come in. */
export function draft(): { correctsNumber: null; content: InquiryPayEquity } {
  const terms: Terms = { ...third, number: 4, issued: "2026-11-18T15:05:00Z", validFrom: "2027-04-01", overtime: [50, 100], reducedHours: 10 };
  return { correctsNumber: null, content: messageOf(terms) };
}

function raised(wages: Wages, percentage: number): Wages {
  const raise = (amounts: number[]) =>
    amounts.map((amount) => new Decimal(amount).times(new Decimal(100).plus(percentage)).dividedBy(100).toDecimalPlaces(2).toNumber());
  return { B: raise(wages.B), C: raise(wages.C), D: raise(wages.D) };
}
