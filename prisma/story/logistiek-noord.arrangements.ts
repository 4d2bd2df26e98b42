import type { ArrangementLine, ArrangementLineLeave } from "@/lib/pay-equity/setu/amounts.schema";
import type { AllowanceArrangement, Period } from "@/lib/pay-equity/setu/arrangements.schema";
import type { Weekday } from "@/lib/pay-equity/setu/codes.schema";
import type { Condition } from "@/lib/pay-equity/setu/conditions.schema";
import type { InquiryPayEquity } from "@/lib/pay-equity/setu/message.schema";
import { functions, type Terms } from "./logistiek-noord.terms";
import {
  cao,
  everyYear,
  fixed,
  forFunctions,
  idOf,
  own,
  payPeriodEnd,
  perHour,
  perMonth,
  perYear,
  proRata,
  shareOf,
  text,
  weekdays,
} from "./parts";

const workweek: Weekday[] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/** Allowances on hours and on the function. */
export function hours({ night, publicHoliday, overtime }: Terms): AllowanceArrangement[] {
  const surcharge = (lineId: string, value: number, conditions?: Condition[]): ArrangementLine => ({
    lineId: { value: lineId },
    amount: { value, unitCode: "Percentage", baseAmount: { unitCode: "HourlyRate", baseType: "GrossSalary" } },
    interval: perHour,
    ...(conditions && { conditions }),
  });
  const belowLeaders: Condition = { conditionType: "Not", condition: { conditionType: "SalaryScale", operator: "gte", salaryScale: "D" } };
  const wholeHoliday: Period = { timePeriod: { start: "00:00:00", end: "23:59:59" }, weekday: [{ value: "Holiday" }] };

  return [
    {
      id: idOf("NACHT"),
      name: "Nachttoeslag",
      origin: cao,
      typeCode: "HT320",
      period: [
        { timePeriod: { start: "22:00:00", end: "23:59:59" }, weekday: weekdays(workweek) },
        { timePeriod: { start: "00:00:00", end: "05:59:59" }, weekday: weekdays([...workweek.slice(1), "Saturday"]) },
      ],
      line: [surcharge("NACHT-1", night)],
      payDate: payPeriodEnd,
      phaseOutScheme: "Wie na een jaar nachtdienst naar dagdienst gaat, houdt drie maanden de helft van de toeslag.",
    },
    ...(publicHoliday === undefined
      ? []
      : [
          {
            id: idOf("FEESTDAG"),
            name: "Feestdagtoeslag",
            origin: cao,
            typeCode: "HT340" as const,
            period: [wholeHoliday],
            line: [surcharge("FEESTDAG-1", publicHoliday)],
            reference: [{ id: { value: "NACHT" }, relationType: "Cumulative" as const, description: "Op een feestdag gelden beide toeslagen." }],
            payDate: payPeriodEnd,
          },
        ]),
    {
      id: idOf("OVERWERK"),
      name: "Overwerk",
      origin: cao,
      typeCode: "HT200",
      line: [
        surcharge("OVERWERK-1", overtime[0], [belowLeaders, text("De eerste twee uur na 38 uur in een week, boven op het uurloon.")]),
        surcharge("OVERWERK-2", overtime[1], [belowLeaders, text("Elk volgend uur in die week, boven op het uurloon.")]),
      ],
      payDate: payPeriodEnd,
    },
    {
      id: idOf("LEIDING"),
      name: "Leidinggevendentoeslag",
      origin: own,
      typeCode: "EA300",
      line: [{ lineId: { value: "LEIDING-1" }, amount: proRata(fixed(150, "Euro")), interval: perMonth, conditions: [forFunctions(functions.leader)] }],
    },
    {
      id: idOf("CERTIFICAAT"),
      name: "Certificaattoeslag",
      origin: own,
      typeCode: "EA300",
      line: [
        {
          lineId: { value: "CERTIFICAAT-1" },
          amount: proRata(fixed(35, "Euro")),
          interval: perMonth,
          conditions: [forFunctions(functions.heftruck, functions.leader), text("Met een geldig heftruck- of reachtruckcertificaat.")],
        },
      ],
    },
  ];
}

/** What is paid back. */
export function expenses({ perKilometre, mealPerShift }: Terms): AllowanceArrangement[] {
  return [
    {
      id: idOf("REISKOSTEN"),
      name: "Reiskosten woon-werk",
      origin: own,
      typeCode: "EA103",
      line: [
        {
          lineId: { value: "REISKOSTEN-1" },
          amount: fixed(perKilometre, "Euro"),
          interval: { value: 1, unitCode: "Kilometer" },
          conditions: [text("Vanaf 10 kilometer enkele reis, ten hoogste 60 kilometer per dag.")],
        },
      ],
    },
    ...(mealPerShift === undefined
      ? []
      : [
          {
            id: idOf("MAALTIJD"),
            name: "Maaltijdvergoeding",
            origin: own,
            typeCode: "EA100" as const,
            line: [
              {
                lineId: { value: "MAALTIJD-1" },
                amount: fixed(mealPerShift, "Euro"),
                interval: { value: 1, unitCode: "Shift" as const },
                conditions: [text("Bij een dienst die na 20:00 uur eindigt.")],
              },
            ],
          },
        ]),
  ];
}

/** What is paid once a year. */
export function payments({ yearEnd }: Terms): AllowanceArrangement[] {
  return [
    {
      id: idOf("EINDEJAAR"),
      name: "Eindejaarsuitkering",
      origin: cao,
      typeCode: "EA801",
      line: [{ lineId: { value: "EINDEJAAR-1" }, amount: proRata(shareOf(yearEnd, "YearlyRate", "GrossSalary")), interval: perYear }],
      payDate: everyYear("2026-12-15"),
    },
  ];
}

export function holidayAllowance(): Pick<InquiryPayEquity, "holidayAllowance"> {
  const line: ArrangementLine = { lineId: { value: "VAKANTIEBIJSLAG-1" }, amount: shareOf(8, "YearlyRate", "HolidayAllowance"), interval: perYear };
  return {
    holidayAllowance: [
      { id: idOf("VAKANTIEBIJSLAG"), name: "Vakantiebijslag", origin: cao, line: [line], payDate: everyYear("2026-05-31") },
    ],
  };
}

/** The first year and the second, counted from the day of the sick report. */
export function sickPay(): Pick<InquiryPayEquity, "sickPay"> {
  const phase = (lineId: string, percentage: number, offset: string): ArrangementLine => ({
    lineId: { value: lineId },
    amount: shareOf(percentage, "MonthlyRate", "SickPay"),
    interval: perMonth,
    conditions: [{ conditionType: "Occurrence", occurrence: { occurrenceType: "Relative", event: "SickLeave", offset } }],
  });
  return {
    sickPay: [
      {
        id: idOf("ZIEKTE"),
        name: "Loon bij ziekte",
        origin: cao,
        waitingDays: { value: 1, unitCode: "Day", conditions: [text("Vanaf de derde ziekmelding in een kalenderjaar.")] },
        line: [phase("ZIEKTE-1", 100, "P0D"), phase("ZIEKTE-2", 70, "P52W")],
      },
    ],
  };
}

export function leave({ seniorLeaveDays, reducedHours }: Terms): Pick<InquiryPayEquity, "leave"> {
  const days = (lineId: string, name: string, value: number, rest: Partial<ArrangementLineLeave> = {}): ArrangementLineLeave => ({
    name,
    lineId: { value: lineId },
    amount: fixed(value, "Day"),
    interval: perYear,
    ...rest,
  });
  const worth = { value: 0.385, unitCode: "Percentage", baseAmount: { unitCode: "YearlyRate", baseType: "GrossSalary" } } as const;
  const senior: Condition = { conditionType: "Age", operator: "gte", age: 55 };

  return {
    leave: [
      {
        id: idOf("VERLOF"),
        name: "Verlof en feestdagen",
        origin: cao,
        paidLeave: [
          days("VERLOF-1", "Wettelijk en bovenwettelijk", 25, { leaveDayValue: worth }),
          ...(seniorLeaveDays === undefined ? [] : [days("VERLOF-2", "Extra vanaf 55 jaar", seniorLeaveDays, { conditions: [senior] })]),
        ],
        ...(reducedHours !== undefined && {
          workingHoursReduction: [{ lineId: { value: "ADV-1" }, amount: fixed(reducedHours, "Hour"), interval: perYear }],
        }),
        holidays: [days("FEESTDAGEN-1", "Nieuwjaar, Pasen, Koningsdag, Hemelvaart, Pinksteren en Kerst", 8)],
        specialLeave: [
          days("BIJZONDER-1", "Eigen huwelijk", 2, { interval: { value: 1, unitCode: "Item" } }),
          days("BIJZONDER-2", "Verhuizing", 1, { interval: { value: 1, unitCode: "Relocation" } }),
        ],
        additionalParentalLeave: [
          { name: "Aanvulling bij aanvullend geboorteverlof", lineId: { value: "WAZO-1" }, amount: shareOf(30, "DailyRate", "GrossSalary"), interval: { value: 1, unitCode: "Day" } },
        ],
        mandatoryLeaveAllocation: { description: "Eén dag tussen Kerst en Nieuwjaar, in overleg met de ploeg." },
      },
    ],
  };
}

/** Pension, training and the supplement to unemployment benefit. */
export function benefits({ training }: Terms): Pick<InquiryPayEquity, "pension" | "sustainableEmployability" | "supplementaryArrangement"> {
  const premium = (lineId: string, value: number, contributionSource: "Employer" | "Employee"): ArrangementLine => ({
    lineId: { value: lineId },
    amount: shareOf(value, "YearlyRate", "Pension"),
    interval: perYear,
    contributionSource,
  });
  const unemployment = { amount: shareOf(0.1, "MonthlyRate", "SocialInsuranceWage"), interval: perMonth, contributionSource: "Employee" } as const;

  return {
    pension: [
      {
        id: idOf("PENSIOEN"),
        name: "Pensioenfonds Logistiek (voorbeeld)",
        origin: cao,
        line: [premium("PENSIOEN-1", 18.2, "Employer"), premium("PENSIOEN-2", 9.1, "Employee")],
        franchise: { description: "Volgt de AOW-franchise van het fonds." },
      },
    ],
    sustainableEmployability: [
      {
        id: idOf("OPLEIDING"),
        name: "Opleidingsbudget",
        origin: own,
        typeCode: "Education",
        line: [{ lineId: { value: "OPLEIDING-1" }, amount: proRata(fixed(training, "Euro")), interval: perYear }],
      },
    ],
    supplementaryArrangement: [
      { id: idOf("PAWW"), name: "Aanvulling op WW en WGA", origin: cao, typeCode: "PAWW", line: [{ lineId: { value: "PAWW-1" }, ...unemployment }] },
    ],
  };
}
