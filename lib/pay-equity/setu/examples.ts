import type { Amount, ArrangementLine, Identifier } from "./amounts.schema";
import type { Condition, Recurring } from "./conditions.schema";
import type { InquiryPayEquity } from "./message.schema";

/*
 * Two messages to test and explain with: the least that the standard accepts, and one that fills every field once.
 * Each call gives a new object, so that a test may change it.
 */

/** The least that SETU Inquiry Pay Equity v2.0 accepts, with a date of effect. */
export function minimalExample(): InquiryPayEquity {
  return {
    documentId: { value: "voorbeeld-minimaal", schemeAgencyId: "Customer" },
    effectivePeriod: { validFrom: "2026-07-01" },
    customer: {
      legalId: [{ value: "90001354", schemeAgencyId: "KvK" }],
      personContacts: [{ name: { formattedName: "A. de Boer" } }],
    },
    remuneration: [
      {
        origin: own,
        workDuration: { amount: { value: 40, unitCode: "Hour" }, interval: { value: 1, unitCode: "Week" }, valuePerWeek: 40 },
      },
    ],
  };
}

/** Every field of the message model at least once, with two functions in two scales. */
export function fullExample(): InquiryPayEquity {
  return structuredClone({
    documentId: { value: "voorbeeld-volledig", schemeAgencyId: "Customer" },
    versionId: { value: "3" },
    issued: "2026-06-05T08:00:00Z",
    effectivePeriod: { validFrom: "2026-07-01", validTo: "2027-06-30" },
    customer: customer(),
    ...foundations(),
    positionProfile: [
      {
        positionId: { value: "INPAK" },
        positionTitle: "Inpakker",
        origin: cao,
        referenceTitle: "Medewerker I",
        workDescription: "Pakt bestellingen in en plakt de labels.",
      },
      { positionId: ploegbaas, positionTitle: "Ploegbaas", origin: own },
    ],
    remuneration: [remuneration()],
    ...allowances(),
    ...leaveAndSickness(),
    ...benefits(),
  } satisfies InquiryPayEquity);
}

const cao = { type: "CollectiveLabourAgreement" } as const;
const own = { type: "CustomLabourAgreement" } as const;
const ploegbaas = { value: "PLOEGBAAS" };
const hourly = { value: 1, unitCode: "Hour" } as const;
const monthly = { value: 1, unitCode: "Month" } as const;
const single = { occurrenceType: "Single", date: "2027-01-01" } as const;
const yearly = { value: 1, unitCode: "Year" } as const;

function idOf(value: string): Identifier {
  return { value, schemeAgencyId: "Customer" };
}

function everyYear(date: string): Recurring {
  return { occurrenceType: "Recurring", interval: `R/${date}/P1Y`, recurringInterval: `R/${date}/P1Y` };
}

function fixed(value: number, unitCode: Amount["unitCode"]): Amount {
  return { value, unitCode, baseAmount: { unitCode: "Fixed" } };
}

function forPositions(...positionProfileIds: string[]): Condition {
  return { conditionType: "PositionProfile", operator: "in", positionProfileIds };
}

function afterSickness(offset: string): Condition {
  return { conditionType: "Occurrence", occurrence: { occurrenceType: "Relative", event: "SickLeave", offset } };
}

function customer(): InquiryPayEquity["customer"] {
  return {
    id: [{ value: "INL-7", schemeAgencyId: "Supplier" }],
    name: "Voorbeeld Verpakking B.V.",
    legalId: [{ value: "90001354", schemeAgencyId: "KvK" }],
    personContacts: [
      {
        name: { formattedName: "A. de Boer" },
        communication: { phone: [{ formattedNumber: "+31501234567" }], email: [{ address: "hr@verpakking.example", useCode: "Business" }] },
        roleCode: "Authorized by",
        positionTitle: "HR-adviseur",
      },
    ],
  };
}

function foundations(): Pick<InquiryPayEquity, "baseDefinition" | "labourAgreements"> {
  const includes = { remunerationIndicator: true, holidayAllowanceIndicator: false, paidLeaveDayIndicator: true };

  return {
    baseDefinition: [
      { baseType: "GrossSalary", ...includes, allAllowancesIndicator: false, allowances: [{ typeCode: "HT300" }, { typeCode: "HT320" }] },
      { baseType: "HolidayAllowance", ...includes, allAllowancesIndicator: true, referenceDate: everyYear("2027-05-31") },
      { baseType: "SickPay", ...includes, allAllowancesIndicator: true },
      { baseType: "Pension", ...includes, allAllowancesIndicator: false },
      { baseType: "SocialInsuranceWage", ...includes, allAllowancesIndicator: true },
    ],
    labourAgreements: {
      industryIdentifier: [{ value: "82920" }],
      collectiveLabourAgreement: {
        name: "Cao Verpakken (voorbeeld)",
        id: { value: "9998" },
        effectivePeriod: { validFrom: "2026-01-01", validTo: "2027-12-31" },
        basedOn: "algemeen verbindend verklaard",
      },
      customLabourAgreement: true,
    },
  };
}

function remuneration(): InquiryPayEquity["remuneration"][number] {
  return {
    origin: cao,
    effectivePeriod: { validFrom: "2026-07-01", validTo: "2027-06-30" },
    workDuration: { amount: { value: 36, unitCode: "Hour" }, interval: { value: 1, unitCode: "Week" }, valuePerWeek: 36 },
    interval: monthly,
    hourlyWageConversion: { hourlyWageFactor: 156, hourlyWagePercentage: 0.641 },
    salaryScale: [
      {
        name: "3",
        minValue: 2400,
        maxValue: 2600,
        currency: "EUR",
        salaryStep: [
          { name: "Jeugd", value: 1500, conditions: [{ conditionType: "Age", operator: "lt", age: 19 }] },
          { name: "0", value: 2400, minimumWage: true },
          { name: "1", value: 2600, minimumWage: false },
        ],
        careerLevel: { indicator: true, description: "Ervaring in hetzelfde werk telt mee." },
        positionProfileReference: [{ positionId: { value: "INPAK" }, startSalaryStep: "0", description: "Start altijd in trede 0." }],
      },
      { name: "6", currency: "EUR", salaryStep: [{ name: "0", value: 3100 }], positionProfileReference: [{ positionId: ploegbaas }] },
    ],
    individualSalaryIncrease: [
      {
        effectiveDate: everyYear("2027-01-01"),
        line: {
          lineId: { value: "periodiek" },
          amount: fixed(1, "SalaryStep"),
          interval: yearly,
          conditions: [{ conditionType: "EmploymentDuration", operator: "gte", duration: "P6M", referenceDateType: "HireDate" }],
          contributionSource: "Employer",
        },
      },
    ],
    generalSalaryIncrease: [{ effectiveDate: single, amount: { value: 2.5, unitCode: "Percentage" }, description: "Cao-verhoging" }],
    conditions: [
      { conditionType: "Not", condition: { conditionType: "SalaryScale", operator: "eq", salaryScale: "6", step: "0" } },
      { conditionType: "AllOf", conditions: [{ conditionType: "AnyOf", conditions: [forPositions("INPAK", "PLOEGBAAS")] }] },
    ],
  };
}

function allowances(): Pick<InquiryPayEquity, "allowance" | "holidayAllowance"> {
  const ofHourlyWage = { unitCode: "HourlyRate", baseType: "GrossSalary", value: 16.5, minValue: 15, maxValue: 30 } as const;

  return {
    allowance: [
      {
        id: idOf("NACHT"),
        name: "Nacht",
        origin: cao,
        effectivePeriod: { validFrom: "2026-07-01" },
        typeCode: "HT320",
        period: [
          {
            datePeriod: [{ start: "2026-07-01", end: "2027-06-30" }],
            timePeriod: { start: "22:00:00", end: "23:59:59" },
            weekday: [{ value: "Monday" }, { value: "Tuesday" }],
          },
        ],
        line: [
          {
            lineId: { value: "NACHT-1" },
            amount: { value: 35, minValue: 2, maxValue: 12, unitCode: "Percentage", baseAmount: ofHourlyWage },
            interval: hourly,
            conditions: [{ conditionType: "Text", description: "Alleen bij ingeroosterde nachten." }],
            contributionSource: "Employer",
            ikbReference: [{ relationType: "OnTop", id: { value: "IKB" }, description: "Komt boven op het budget." }],
          },
        ],
        payDate: { occurrenceType: "Relative", event: "SalaryPeriodEnd", offset: "P0D" },
        reference: [{ id: { value: "OVERWERK" }, typeCode: "HT200", description: "Beide gelden.", relationType: "Cumulative" }],
        phaseOutScheme: "In vier kwartalen afgebouwd.",
        description: "Voor gewerkte uren.",
      },
      { id: idOf("OVERWERK"), name: "Overwerk", origin: cao, typeCode: "HT200" },
    ],
    holidayAllowance: [
      {
        id: idOf("VB"),
        name: "Vakantiebijslag",
        origin: cao,
        effectivePeriod: { validFrom: "2026-07-01" },
        line: [{ amount: { ...fixed(8, "Percentage"), baseAmount: { unitCode: "YearlyRate", baseType: "HolidayAllowance" } } }],
        payDate: everyYear("2027-05-31"),
        description: "Over de periode van juni tot en met mei.",
      },
    ],
  };
}

function leaveAndSickness(): Pick<InquiryPayEquity, "sickPay" | "leave"> {
  const percentage = (value: number, offset: string): ArrangementLine => ({
    amount: { value, unitCode: "Percentage", baseAmount: { unitCode: "MonthlyRate", baseType: "SickPay" } },
    interval: monthly,
    conditions: [afterSickness(offset)],
  });

  return {
    sickPay: [
      {
        id: idOf("ZIEK"),
        name: "Loon bij ziekte",
        origin: cao,
        effectivePeriod: {},
        waitingDays: { value: 1, unitCode: "Day", conditions: [{ conditionType: "Text", description: "Vanaf de derde melding." }] },
        line: [percentage(100, "P0D"), percentage(70, "P52W")],
        description: "Eén wachtdag per melding.",
      },
    ],
    leave: [
      {
        id: idOf("VERLOF"),
        name: "Verlof",
        origin: cao,
        effectivePeriod: { validFrom: "2026-07-01" },
        paidLeave: [
          {
            name: "Vakantie",
            lineId: { value: "VERLOF-1" },
            amount: fixed(25, "Day"),
            interval: yearly,
            conditions: [{ conditionType: "Age", operator: "gte", age: 18 }],
            contributionSource: "Employer",
            leaveDayValue: { value: 0.385, minValue: 0.3, maxValue: 0.4, unitCode: "Percentage", baseAmount: { unitCode: "YearlyRate" } },
            ikbReference: [{ relationType: "None", id: { value: "IKB" } }],
            description: "Wettelijk en bovenwettelijk samen.",
          },
        ],
        workingHoursReduction: [{ amount: fixed(96, "Hour"), interval: yearly }],
        holidays: [{ name: "Koningsdag", amount: fixed(1, "Day") }],
        specialLeave: [{ name: "Verhuizing", amount: fixed(1, "Day"), interval: { value: 1, unitCode: "Relocation" } }],
        additionalParentalLeave: [{ name: "Aanvulling", amount: fixed(30, "Percentage") }],
        mandatoryLeaveAllocation: { description: "De dag na Hemelvaart." },
        description: "Opbouw per gewerkt uur.",
      },
    ],
  };
}

function benefits(): Partial<InquiryPayEquity> {
  const head = { origin: cao, effectivePeriod: { validFrom: "2026-07-01" }, description: "Zie de cao." };
  const share = (value: number): ArrangementLine => ({
    amount: { value, unitCode: "Percentage", baseAmount: { unitCode: "YearlyRate", baseType: "Pension" } },
    interval: yearly,
    contributionSource: "Employee",
  });
  const proportional = { partTimePercentage: true, employmentDuration: false, description: "Naar de uren in het contract." };

  return {
    individualChoiceBudget: [
      { ...head, id: idOf("IKB"), name: "Keuzebudget", line: [share(10)], option: [{ description: "Uitbetalen" }] },
    ],
    pension: [{ ...head, id: idOf("PENSIOEN"), name: "Fonds", line: [share(8.2)], franchise: { description: "AOW" } }],
    sustainableEmployability: [
      {
        ...head,
        id: idOf("OPLEIDING"),
        name: "Opleidingsbudget",
        typeCode: "Education",
        line: [{ amount: { ...fixed(500, "Euro"), proportional }, interval: yearly }],
        payDate: { occurrenceType: "Relative", event: "OtherEvent", eventName: "Inschrijving", offset: "P1M" },
      },
    ],
    supplementaryArrangement: [
      {
        ...head,
        id: idOf("PAWW"),
        name: "PAWW",
        typeCode: "PAWW",
        line: [share(0.1)],
        coverage: { ...fixed(70, "Percentage"), baseAmount: { unitCode: "MonthlyRate", baseType: "SocialInsuranceWage" } },
      },
    ],
    otherArrangement: [{ ...head, id: idOf("KORTING"), name: "Korting", line: [], coverage: fixed(100, "Euro") }],
  };
}
