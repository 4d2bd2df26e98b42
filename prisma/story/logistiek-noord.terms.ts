/** The ids of the functions, which stay the same over all versions. */
export const functions = { orderpicker: "ORDERPICKER", heftruck: "HEFTRUCKCHAUFFEUR", leader: "TEAMLEIDER-MAGAZIJN" } as const;

/** What differs from version to version. Wages per month in euros, percentages as they are said. */
export type Terms = {
  number: number;
  issued: string;
  validFrom: string;
  wages: Wages;
  raise?: { date: string; percentage: number };
  night: number;
  publicHoliday?: number;
  overtime: [first: number, then: number];
  perKilometre: number;
  mealPerShift?: number;
  yearEnd: number;
  seniorLeaveDays?: number;
  /** Hours of ADV a year: zero says "none", left out says "not applicable". */
  reducedHours?: number;
  training: number;
};
export type Wages = { B: number[]; C: number[]; D: number[] };
