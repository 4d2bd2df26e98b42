import { z } from "zod";
import { EffectivePeriod, Id, Identifier } from "./amounts.schema";
import {
  AllowanceArrangement,
  HolidayAllowanceArrangement,
  IndividualChoiceBudgetArrangement,
  LeaveArrangement,
  OtherArrangement,
  PensionArrangement,
  SickPayArrangement,
  SupplementaryArrangement,
  SustainableEmployabilityArrangement,
} from "./arrangements.schema";
import { BaseDefinition, LabourAgreements, Party, PositionProfile } from "./party.schema";
import { RemunerationPackage } from "./remuneration.schema";

/**
 * The SETU Inquiry Pay Equity message, version 2.0: one hirer's pay rules. As strict as the official message schema and no
 * stricter; what it cannot check (references, order, dates) is for validity.rules.ts.
 * Source: https://standard.setu.nl/docs/api/oas-gelijkwaardige-beloning, release of 11 March 2026.
 */
export const InquiryPayEquity = z
  .strictObject({
    documentId: Identifier,
    versionId: Id.optional(),
    issued: z.string().optional(),
    effectivePeriod: EffectivePeriod,
    customer: Party,
    baseDefinition: z.array(BaseDefinition).optional(),
    labourAgreements: LabourAgreements.optional(),
    positionProfile: z.array(PositionProfile).optional(),
    remuneration: z.array(RemunerationPackage).min(1),
    allowance: z.array(AllowanceArrangement).optional(),
    holidayAllowance: z.array(HolidayAllowanceArrangement).optional(),
    sickPay: z.array(SickPayArrangement).optional(),
    leave: z.array(LeaveArrangement).optional(),
    individualChoiceBudget: z.array(IndividualChoiceBudgetArrangement).optional(),
    pension: z.array(PensionArrangement).optional(),
    sustainableEmployability: z.array(SustainableEmployabilityArrangement).optional(),
    supplementaryArrangement: z.array(SupplementaryArrangement).optional(),
    otherArrangement: z.array(OtherArrangement).optional(),
  })
  .meta({ id: "InquiryPayEquity" });
export type InquiryPayEquity = z.infer<typeof InquiryPayEquity>;
