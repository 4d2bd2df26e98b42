import type { InquiryPayEquity } from "@/lib/pay-equity/setu/message.schema";
import type { RemunerationPackage } from "@/lib/pay-equity/setu/remuneration.schema";
import { benefits, expenses, holidayAllowance, hours, leave, payments, sickPay } from "./logistiek-noord.arrangements";
import { functions, type Terms, type Wages } from "./logistiek-noord.terms";
import { cao, everyYear, fixed, own, perMonth, perYear } from "./parts";

/** The whole message of one version. */
export function messageOf(terms: Terms): InquiryPayEquity {
  return {
    documentId: { value: "LN-MAGAZIJN", schemeAgencyId: "Customer" },
    versionId: { value: String(terms.number) },
    issued: terms.issued,
    effectivePeriod: { validFrom: terms.validFrom },
    customer: customer(),
    ...foundations(),
    positionProfile: positions(),
    remuneration: [salary(terms)],
    allowance: [...hours(terms), ...expenses(terms), ...payments(terms)],
    ...holidayAllowance(),
    ...sickPay(),
    ...leave(terms),
    ...benefits(terms),
  };
}

function customer(): InquiryPayEquity["customer"] {
  return {
    name: "Logistiek Noord B.V.",
    legalId: [{ value: "90001354", schemeAgencyId: "KvK" }],
    personContacts: [
      {
        name: { formattedName: "J. de Vries" },
        communication: { phone: [{ formattedNumber: "+31501234567" }], email: [{ address: "hr@inlener.example", useCode: "Business" }] },
        positionTitle: "HR-adviseur",
      },
    ],
  };
}

function foundations(): Pick<InquiryPayEquity, "baseDefinition" | "labourAgreements"> {
  const salaryAndLeave = { remunerationIndicator: true, holidayAllowanceIndicator: false, paidLeaveDayIndicator: true };
  return {
    baseDefinition: [
      { baseType: "GrossSalary", ...salaryAndLeave, paidLeaveDayIndicator: false, allAllowancesIndicator: false },
      {
        baseType: "HolidayAllowance",
        ...salaryAndLeave,
        allAllowancesIndicator: false,
        allowances: [{ typeCode: "HT320" }, { typeCode: "HT340" }],
        referenceDate: everyYear("2026-05-31"),
      },
      { baseType: "SickPay", ...salaryAndLeave, allAllowancesIndicator: true },
      { baseType: "Pension", ...salaryAndLeave, holidayAllowanceIndicator: true, allAllowancesIndicator: false, referenceDate: everyYear("2026-01-01") },
      { baseType: "SocialInsuranceWage", ...salaryAndLeave, holidayAllowanceIndicator: true, allAllowancesIndicator: true },
    ],
    labourAgreements: {
      industryIdentifier: [{ value: "52109" }],
      collectiveLabourAgreement: {
        name: "Cao Logistiek (voorbeeld)",
        id: { value: "9999" },
        effectivePeriod: { validFrom: "2026-01-01", validTo: "2027-12-31" },
        basedOn: "lid van de brancheorganisatie",
      },
      customLabourAgreement: true,
    },
  };
}

function positions(): InquiryPayEquity["positionProfile"] {
  return [
    {
      positionId: { value: functions.orderpicker },
      positionTitle: "Orderpicker",
      origin: cao,
      referenceTitle: "Logistiek medewerker B",
      workDescription: "Verzamelt orders en maakt ze klaar voor verzending.",
    },
    {
      positionId: { value: functions.heftruck },
      positionTitle: "Heftruckchauffeur",
      origin: cao,
      referenceTitle: "Logistiek medewerker C",
      workDescription: "Laadt, lost en verplaatst goederen met de heftruck of reachtruck.",
    },
    {
      positionId: { value: functions.leader },
      positionTitle: "Teamleider magazijn",
      origin: own,
      referenceTitle: "Leidinggevende D",
      workDescription: "Plant het werk en stuurt een ploeg van acht tot twaalf mensen aan.",
    },
  ];
}

function salary({ wages, raise }: Terms): RemunerationPackage {
  const scale = (name: keyof Wages, positionId: string, counts: boolean) => ({
    name,
    minValue: Math.min(...wages[name]),
    maxValue: Math.max(...wages[name]),
    currency: "EUR",
    salaryStep: wages[name].map((value, step) => ({ name: String(step), value })),
    careerLevel: { indicator: counts, ...(counts && { description: "Elk vol jaar in dezelfde functie telt als één trede." }) },
    positionProfileReference: [{ positionId: { value: positionId }, startSalaryStep: "0" }],
  });

  return {
    origin: cao,
    workDuration: { amount: { value: 38, unitCode: "Hour" }, interval: { value: 1, unitCode: "Week" }, valuePerWeek: 38 },
    interval: perMonth,
    hourlyWageConversion: { hourlyWagePercentage: 0.605 },
    salaryScale: [scale("B", functions.orderpicker, true), scale("C", functions.heftruck, true), scale("D", functions.leader, false)],
    individualSalaryIncrease: [
      {
        effectiveDate: everyYear("2026-07-01"),
        line: {
          amount: fixed(1, "SalaryStep"),
          interval: perYear,
          conditions: [{ conditionType: "EmploymentDuration", operator: "gte", duration: "P6M", referenceDateType: "AssignmentStartDate" }],
        },
      },
    ],
    ...(raise && {
      generalSalaryIncrease: [
        {
          effectiveDate: { occurrenceType: "Single", date: `${raise.date}T00:00:00+01:00` },
          amount: { value: raise.percentage, unitCode: "Percentage" },
          description: "Al verwerkt in deze salaristabel.",
        },
      ],
    }),
  };
}
