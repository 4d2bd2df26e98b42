/**
 * The message model of SETU Inquiry Pay Equity v2.0 in one line for each of its definitions, in the order of the standard: the
 * facts against which our schemas are tested. `!` required, `[2..]` at least two in a list, `[..2]` at most, `{* }` open to other
 * keys, `a|b` one of these words, `'a'` this word. Two inline objects have a name here (LegalId, RaiseAmount), so that a line stays a line.
 * Source: the message schema of 16 March 2026, https://standard.setu.nl/docs/api/oas-gelijkwaardige-beloning.
 */
const model = `
error-object = {* code: string; description: string }
IntervalCode = Day|DayPart|Hour|Item|Kilometer|Month|Night|Once|OnExpenseBasis|Quarter|Relocation|Route|Shift|Trip|Week|WeeklyTravelDay|WorkedDay|WorkFromHomeDay|Year
IdValue = string
Id = { value!: IdValue }
AmountUnitCode = Hour|Percentage|Euro|SalaryStep|Day
BaseUnitCode = HourlyRate|DailyRate|FourWeeklyRate|MonthlyRate|YearlyRate|Expense|Fixed
BaseDefinitionCode = GrossSalary|UsualWage|BaseWage|SocialInsuranceWage|HolidayAllowance|Pension|SickPay|13thMonth
BaseAmount = { unitCode!: BaseUnitCode; baseType: BaseDefinitionCode; value: number; minValue: number; maxValue: number }
Proportional = { partTimePercentage!: boolean; employmentDuration!: boolean; description: string }
Amount = { value!: number; minValue: number; maxValue: number; unitCode!: AmountUnitCode; baseAmount!: BaseAmount; proportional: Proportional }
Interval = { value!: number; unitCode!: IntervalCode }
Operators = eq|neq|gt|gte|lt|lte|in
AgeCondition = {* conditionType!: 'Age'; operator!: Operators; age!: number }
EmploymentDurationCondition = {* conditionType!: 'EmploymentDuration'; operator!: Operators; duration!: string; referenceDateType!: SeniorityDate|HireDate|ContractStartDate|AssignmentStartDate }
Single = {* occurrenceType!: 'Single'; date!: string }
Recurring = {* occurrenceType!: 'Recurring'; recurringInterval: string; interval!: any }
Relative = {* occurrenceType!: 'Relative'; event!: HireDate|ContractStart|ContractEnd|SeniorityStart|BirthDate|EvaluationDate|SalaryPeriodStart|SalaryPeriodEnd|SickLeave|OtherEvent; offset!: string; eventName: string }
Occurrence = Single or Recurring or Relative
OccurrenceCondition = {* conditionType!: 'Occurrence'; occurrence!: Occurrence }
PositionProfileCondition = {* conditionType!: 'PositionProfile'; operator!: in; positionProfileIds!: string[] }
SalaryScaleCondition = {* conditionType!: 'SalaryScale'; operator!: Operators; salaryScale!: string; step: string }
TextCondition = {* conditionType!: 'Text'; description!: string }
Condition = AgeCondition or EmploymentDurationCondition or OccurrenceCondition or PositionProfileCondition or SalaryScaleCondition or TextCondition or AllOfCondition or AnyOfCondition or NotCondition
AllOfCondition = {* conditionType!: 'AllOf'; conditions!: Condition[1..] }
AnyOfCondition = {* conditionType!: 'AnyOf'; conditions!: Condition[1..] }
NotCondition = {* conditionType!: 'Not'; condition!: Condition }
ContributionSourceType = Employee|Employer
IkbReference = { relationType!: Included|OnTop|None; id!: Id; description: string }
SchemeAgencyId = Customer|Supplier
AmountLeaveDay = { value!: number; minValue: number; maxValue: number; unitCode!: AmountUnitCode; baseAmount!: BaseAmount }
DateDatatype = string
DatePeriod = { start!: DateDatatype; end: DateDatatype }
TimeDatatype = string
TimePeriod = { start!: TimeDatatype; end!: TimeDatatype }
WeekdayCode = { value: Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Holiday }
PersonName-formattedNameDatatype = string
PersonName = { formattedName!: PersonName-formattedNameDatatype }
PhoneTypeArray-formattedNumberDatatype = string
PhoneTypeArray = { formattedNumber!: PhoneTypeArray-formattedNumberDatatype }
EmailTypeArray-addressDatatype = string
EmailTypeArray = { address!: EmailTypeArray-addressDatatype; useCode: Business|Private }
Communication = { phone: PhoneTypeArray[]; email: EmailTypeArray[] }
PositionProfile-positionTitleDatatype = string
Identifier = { value!: IdValue; schemeAgencyId!: SchemeAgencyId }
LabourAgreementReference = { type!: CollectiveLabourAgreement|CollectiveLabourAgreementExtended|CustomLabourAgreement|Unknown }
EffectivePeriod = { validFrom: DateDatatype; validTo: DateDatatype }
ArrangementLineLeave = { name: string; lineId: Id; amount: Amount; interval: Interval; conditions: Condition[]; contributionSource: ContributionSourceType; leaveDayValue: AmountLeaveDay; ikbReference: IkbReference[]; description: string }
MandatoryLeave = { description: string }
ArrangementLineLimited = { lineId: Id; amount: Amount; interval: Interval; conditions: Condition[]; contributionSource: ContributionSourceType }
AmountLimited = { value!: number; unitCode!: Hour }
WorkDuration = { amount!: AmountLimited; interval!: Interval; valuePerWeek!: number }
HourlyWageConversion = { hourlyWageFactor: number; hourlyWagePercentage: number }
SalaryScaleStep = { name!: string; value!: number; minimumWage: boolean; conditions: Condition[] }
CareerLevel = { indicator: boolean; description: string }
PositionProfileReference = { positionId!: Id; startSalaryStep: string; description: string }
SalaryScale = { name!: string; minValue: number; maxValue: number; currency!: string; salaryStep: SalaryScaleStep[]; careerLevel: CareerLevel; positionProfileReference: PositionProfileReference[] }
IndividualSalaryIncrease = { effectiveDate: Occurrence; line: ArrangementLineLimited }
GeneralSalaryIncrease = { effectiveDate: Occurrence; amount: RaiseAmount; description: string }
SupplementaryArrangementCode = ERA|Generationpact|AccidentBenefit|PAWW|PAZW|RVU|WGA
ArrangementLine = { lineId: Id; amount: Amount; interval: Interval; conditions: Condition[]; contributionSource: ContributionSourceType; ikbReference: IkbReference[] }
Franchise = { description: string }
AllowanceCode = EA100|EA101|EA102|EA103|EA105|EA107|EA108|EA109|EA110|EA111|EA112|EA113|EA201|EA202|EA203|EA204|EA300|EA301|EA302|EA600|EA602|EA603|EA604|EA605|EA606|EA607|EA608|EA609|EA610|EA801|EA802|EA803|EA903|EA910|HT100|HT101|HT102|HT200|HT201|HT202|HT210|HT211|HT300|HT301|HT302|HT310|HT311|HT320|HT321|HT322|HT330|HT331|HT340|HT400|HT500|HT501|HT600|HT601|HT602|HT700|HT701|HT702|HT703|HT800
CollectiveLabourAgreement = { name!: string; id!: Id; effectivePeriod: EffectivePeriod; basedOn: string }
AllowanceReference = { typeCode: AllowanceCode }
IntervalHourDayUnitCode = Day|Hour
WaitingDays = { value!: number; unitCode!: IntervalHourDayUnitCode; conditions: Condition[] }
IndividualChoiceBudgetOption = { description!: string }
SustainabilityCode = ArrangementForFinancialHealth|ArrangementForHealth|ArrangementForMentalHealth|CareerCoaching|Education|InformationProvision|Other|OutplacementPrograms|SocialSupport|SustainableSociety|VitalityBudget
Party-nameDatatype = string
LegalSchemeAgencyId = KvK|OIN|RSIN
ContactPerson = { name!: PersonName; communication: Communication; roleCode: string; positionTitle: PositionProfile-positionTitleDatatype }
Period = { datePeriod: DatePeriod[]; timePeriod!: TimePeriod; weekday: WeekdayCode[] }
AllowanceReferenceExtended = { id: Id; typeCode: AllowanceCode; description!: string; relationType: Compounding|Cumulative|Subtractive }
Party = { id: Identifier[..2]; name: Party-nameDatatype; legalId!: LegalId[1..]; personContacts!: ContactPerson[1..] }
BaseDefinition = { baseType!: BaseDefinitionCode; remunerationIndicator!: boolean; holidayAllowanceIndicator!: boolean; paidLeaveDayIndicator!: boolean; allAllowancesIndicator!: boolean; allowances: AllowanceReference[]; referenceDate: Occurrence }
LabourAgreements = { industryIdentifier: Id[]; collectiveLabourAgreement: CollectiveLabourAgreement; customLabourAgreement: boolean }
PositionProfile = { positionId!: Id; positionTitle!: PositionProfile-positionTitleDatatype; origin!: LabourAgreementReference; referenceTitle: string; workDescription: string }
RemunerationPackage = { origin!: LabourAgreementReference; effectivePeriod: EffectivePeriod; workDuration!: WorkDuration; interval: Interval; hourlyWageConversion: HourlyWageConversion; salaryScale: SalaryScale[]; individualSalaryIncrease: IndividualSalaryIncrease[]; generalSalaryIncrease: GeneralSalaryIncrease[]; conditions: Condition[] }
AllowanceArrangement = { id: Identifier; name!: string; origin!: LabourAgreementReference; effectivePeriod: EffectivePeriod; typeCode!: AllowanceCode; period: Period[]; line: ArrangementLine[]; payDate: Occurrence; reference: AllowanceReferenceExtended[]; phaseOutScheme: string; description: string }
HolidayAllowanceArrangement = { id: Identifier; name!: string; origin!: LabourAgreementReference; effectivePeriod: EffectivePeriod; line: ArrangementLine[]; payDate: Occurrence; description: string }
SickPayArrangement = { id: Identifier; name!: string; origin!: LabourAgreementReference; effectivePeriod: EffectivePeriod; waitingDays: WaitingDays; line: ArrangementLine[]; description: string }
LeaveArrangement = { id: Identifier; name!: string; origin!: LabourAgreementReference; effectivePeriod: EffectivePeriod; paidLeave: ArrangementLineLeave[]; workingHoursReduction: ArrangementLineLeave[]; holidays: ArrangementLineLeave[]; specialLeave: ArrangementLineLeave[]; additionalParentalLeave: ArrangementLineLeave[]; mandatoryLeaveAllocation: MandatoryLeave; description: string }
IndividualChoiceBudgetArrangement = { id: Identifier; name!: string; origin!: LabourAgreementReference; effectivePeriod: EffectivePeriod; line: ArrangementLine[]; option: IndividualChoiceBudgetOption[]; description: string }
PensionArrangement = { id: Identifier; name!: string; origin!: LabourAgreementReference; effectivePeriod: EffectivePeriod; line: ArrangementLine[]; franchise: Franchise; description: string }
SustainableEmployabilityArrangement = { id: Identifier; name!: string; origin!: LabourAgreementReference; effectivePeriod: EffectivePeriod; typeCode!: SustainabilityCode; line: ArrangementLine[]; payDate: Occurrence; description: string }
SupplementaryArrangement = { id: Identifier; name!: string; origin!: LabourAgreementReference; effectivePeriod: EffectivePeriod; typeCode!: SupplementaryArrangementCode; line: ArrangementLine[]; coverage: Amount; description: string }
OtherArrangement = { id: Identifier; name!: string; origin!: LabourAgreementReference; effectivePeriod: EffectivePeriod; line: ArrangementLine[]; coverage: Amount; description: string }
InquiryPayEquity = { documentId!: Identifier; versionId: Id; issued: string; effectivePeriod!: EffectivePeriod; customer!: Party; baseDefinition: BaseDefinition[]; labourAgreements: LabourAgreements; positionProfile: PositionProfile[]; remuneration!: RemunerationPackage[1..]; allowance: AllowanceArrangement[]; holidayAllowance: HolidayAllowanceArrangement[]; sickPay: SickPayArrangement[]; leave: LeaveArrangement[]; individualChoiceBudget: IndividualChoiceBudgetArrangement[]; pension: PensionArrangement[]; sustainableEmployability: SustainableEmployabilityArrangement[]; supplementaryArrangement: SupplementaryArrangement[]; otherArrangement: OtherArrangement[] }

LegalId = { value!: IdValue; schemeAgencyId!: LegalSchemeAgencyId }
RaiseAmount = { value!: number; unitCode!: AmountUnitCode }
`;

const lines = new Map(model.trim().split(/\n+/).map((line) => line.split(" = ", 2) as [string, string]));

/** The names of the definitions, without the two of our own. */
export const definitions: readonly string[] = [...lines.keys()].filter((name) => name !== "LegalId" && name !== "RaiseAmount");

/** A definition written out to its last field in one canonical text; conditions and moments inside it stay a name, since they nest. */
export function described(name: string): string {
  return written(lines.get(name) ?? "");
}

const NESTING = ["Condition", "Occurrence"];

function written(type: string): string {
  const [, item = "", bounds] = /^(.*)\[(.*)\]$/.exec(type) ?? [];
  if (bounds !== undefined) return `${written(item)}[${bounds}]`;
  if (type.startsWith("{")) return writtenObject(type);
  if (type.startsWith("'")) return type.slice(1, -1);
  if (type.includes(" or ")) return type.split(" or ").map(described).sort().join(" or ");
  if (NESTING.includes(type)) return `<${type}>`;
  return lines.has(type) ? described(type) : type.split("|").sort().join("|");
}

function writtenObject(type: string): string {
  const fields = type.replace(/^\{\*? ?| \}$/g, "").split("; ").map((field) => {
    const [key = "", value = ""] = field.split(": ");
    return `${key}: ${written(value)}`;
  });
  return `${type.startsWith("{*") ? "open" : "closed"} {${fields.sort().join("; ")}}`;
}

export type Schema = {
  $ref?: string;
  type?: string;
  enum?: string[];
  const?: string;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: unknown;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
};

/** A JSON schema in the same canonical text. @param defs what its references lead to */
export function canonical(schema: Schema, defs: Record<string, Schema>): string {
  if (schema.$ref !== undefined) return referred(schema.$ref.split("/").at(-1) ?? "", defs);

  const choice = schema.oneOf ?? schema.anyOf;
  if (choice) return choice.map((each) => canonical(resolved(each, defs), defs)).sort().join(" or ");
  if (schema.allOf) return canonical(schema.allOf.at(-1) ?? {}, defs);
  if (schema.type === "array") return canonicalList(schema, defs);
  return schema.properties ? canonicalObject(schema, defs) : words(schema);
}

function words(schema: Schema): string {
  return schema.const ?? (schema.enum ? [...schema.enum].sort().join("|") : (schema.type ?? "any"));
}

function referred(name: string, defs: Record<string, Schema>): string {
  const nesting = NESTING.find((known) => name === known || name === `Setu${known}`);
  return nesting ? `<${nesting}>` : canonical(defs[name] ?? {}, defs);
}

function canonicalList({ items = {}, minItems, maxItems }: Schema, defs: Record<string, Schema>): string {
  return `${canonical(items, defs)}[${minItems ? `${minItems}..` : ""}${maxItems ? `..${maxItems}` : ""}]`;
}

function resolved(schema: Schema, defs: Record<string, Schema>): Schema {
  return schema.$ref === undefined ? schema : (defs[schema.$ref.split("/").at(-1) ?? ""] ?? {});
}

function canonicalObject({ properties = {}, required = [], additionalProperties }: Schema, defs: Record<string, Schema>): string {
  const unnamed = required.filter((key) => !(key in properties)).map((key): [string, Schema] => [key, {}]);
  const fields = [...Object.entries(properties), ...unnamed].map(([key, value]) => `${key}${required.includes(key) ? "!" : ""}: ${canonical(value, defs)}`);
  return `${additionalProperties === false ? "closed" : "open"} {${fields.sort().join("; ")}}`;
}
