import { z } from "zod";

/*
 * The code lists of SETU Inquiry Pay Equity v2.0 (message schema of 16 March 2026), in the order of the standard.
 * Source: https://standard.setu.nl/docs/gelijkwaardige-beloning/
 */

export const SchemeAgencyId = z.enum(["Customer", "Supplier"]);
export type SchemeAgencyId = z.infer<typeof SchemeAgencyId>;

export const LegalSchemeAgencyId = z.enum(["KvK", "OIN", "RSIN"]);
export type LegalSchemeAgencyId = z.infer<typeof LegalSchemeAgencyId>;

export const LabourAgreementType = z.enum([
  "CollectiveLabourAgreement",
  "CollectiveLabourAgreementExtended",
  "CustomLabourAgreement",
  "Unknown",
]);
export type LabourAgreementType = z.infer<typeof LabourAgreementType>;

/** There is no code for four weeks: that is `{ value: 4, unitCode: "Week" }`. */
export const IntervalCode = z.enum([
  "Day",
  "DayPart",
  "Hour",
  "Item",
  "Kilometer",
  "Month",
  "Night",
  "Once",
  "OnExpenseBasis",
  "Quarter",
  "Relocation",
  "Route",
  "Shift",
  "Trip",
  "Week",
  "WeeklyTravelDay",
  "WorkedDay",
  "WorkFromHomeDay",
  "Year",
]);
export type IntervalCode = z.infer<typeof IntervalCode>;

export const AmountUnitCode = z.enum(["Hour", "Percentage", "Euro", "SalaryStep", "Day"]);
export type AmountUnitCode = z.infer<typeof AmountUnitCode>;

export const BaseUnitCode = z.enum(["HourlyRate", "DailyRate", "FourWeeklyRate", "MonthlyRate", "YearlyRate", "Expense", "Fixed"]);
export type BaseUnitCode = z.infer<typeof BaseUnitCode>;

export const BaseDefinitionCode = z.enum([
  "GrossSalary",
  "UsualWage",
  "BaseWage",
  "SocialInsuranceWage",
  "HolidayAllowance",
  "Pension",
  "SickPay",
  "13thMonth",
]);
export type BaseDefinitionCode = z.infer<typeof BaseDefinitionCode>;

export const ContributionSourceType = z.enum(["Employee", "Employer"]);
export type ContributionSourceType = z.infer<typeof ContributionSourceType>;

export const IntervalHourDayUnitCode = z.enum(["Day", "Hour"]);
export type IntervalHourDayUnitCode = z.infer<typeof IntervalHourDayUnitCode>;

export const Weekday = z.enum(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Holiday"]);
export type Weekday = z.infer<typeof Weekday>;

/** How an allowance stacks with another one. */
export const AllowanceRelation = z.enum(["Compounding", "Cumulative", "Subtractive"]);
export type AllowanceRelation = z.infer<typeof AllowanceRelation>;

export const IkbRelation = z.enum(["Included", "OnTop", "None"]);
export type IkbRelation = z.infer<typeof IkbRelation>;

export const Operators = z.enum(["eq", "neq", "gt", "gte", "lt", "lte", "in"]);
export type Operators = z.infer<typeof Operators>;

export const EmploymentReferenceDate = z.enum(["SeniorityDate", "HireDate", "ContractStartDate", "AssignmentStartDate"]);
export type EmploymentReferenceDate = z.infer<typeof EmploymentReferenceDate>;

export const RelativeEvent = z.enum([
  "HireDate",
  "ContractStart",
  "ContractEnd",
  "SeniorityStart",
  "BirthDate",
  "EvaluationDate",
  "SalaryPeriodStart",
  "SalaryPeriodEnd",
  "SickLeave",
  "OtherEvent",
]);
export type RelativeEvent = z.infer<typeof RelativeEvent>;

export const SupplementaryArrangementCode = z.enum(["ERA", "Generationpact", "AccidentBenefit", "PAWW", "PAZW", "RVU", "WGA"]);
export type SupplementaryArrangementCode = z.infer<typeof SupplementaryArrangementCode>;

export const SustainabilityCode = z.enum([
  "ArrangementForFinancialHealth",
  "ArrangementForHealth",
  "ArrangementForMentalHealth",
  "CareerCoaching",
  "Education",
  "InformationProvision",
  "Other",
  "OutplacementPrograms",
  "SocialSupport",
  "SustainableSociety",
  "VitalityBudget",
]);
export type SustainabilityCode = z.infer<typeof SustainabilityCode>;

/** EA: expenses and other payments. HT: kinds of hours. The official labels are not public; see blocks.rules.ts for known uses. */
export const AllowanceCode = z.enum([
  ...["EA100", "EA101", "EA102", "EA103", "EA105", "EA107", "EA108", "EA109", "EA110", "EA111", "EA112", "EA113"],
  ...["EA201", "EA202", "EA203", "EA204", "EA300", "EA301", "EA302"],
  ...["EA600", "EA602", "EA603", "EA604", "EA605", "EA606", "EA607", "EA608", "EA609", "EA610"],
  ...["EA801", "EA802", "EA803", "EA903", "EA910"],
  ...["HT100", "HT101", "HT102", "HT200", "HT201", "HT202", "HT210", "HT211"],
  ...["HT300", "HT301", "HT302", "HT310", "HT311", "HT320", "HT321", "HT322", "HT330", "HT331", "HT340"],
  ...["HT400", "HT500", "HT501", "HT600", "HT601", "HT602", "HT700", "HT701", "HT702", "HT703", "HT800"],
] as const);
export type AllowanceCode = z.infer<typeof AllowanceCode>;
