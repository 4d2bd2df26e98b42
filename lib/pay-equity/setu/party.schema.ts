import { z } from "zod";
import { EffectivePeriod, Id, Identifier, LabourAgreementReference } from "./amounts.schema";
import { AllowanceCode, BaseDefinitionCode, LegalSchemeAgencyId } from "./codes.schema";
import { Occurrence } from "./conditions.schema";

/* Who the rules are of, on which labour agreements they rest, and what the bases consist of. */

export const PersonName = z.strictObject({ formattedName: z.string() });
export type PersonName = z.infer<typeof PersonName>;

export const PhoneTypeArray = z.strictObject({ formattedNumber: z.string() });
export type PhoneTypeArray = z.infer<typeof PhoneTypeArray>;

export const EmailTypeArray = z.strictObject({ address: z.string(), useCode: z.enum(["Business", "Private"]).optional() });
export type EmailTypeArray = z.infer<typeof EmailTypeArray>;

export const Communication = z.strictObject({
  phone: z.array(PhoneTypeArray).optional(),
  email: z.array(EmailTypeArray).optional(),
});
export type Communication = z.infer<typeof Communication>;

export const ContactPerson = z.strictObject({
  name: PersonName,
  communication: Communication.optional(),
  roleCode: z.string().optional(),
  positionTitle: z.string().optional(),
});
export type ContactPerson = z.infer<typeof ContactPerson>;

export const LegalId = z.strictObject({ value: z.string(), schemeAgencyId: LegalSchemeAgencyId });
export type LegalId = z.infer<typeof LegalId>;

export const Party = z.strictObject({
  id: z.array(Identifier).max(2).optional(),
  name: z.string().optional(),
  legalId: z.array(LegalId).min(1),
  personContacts: z.array(ContactPerson).min(1),
});
export type Party = z.infer<typeof Party>;

export const CollectiveLabourAgreement = z.strictObject({
  name: z.string(),
  id: Id,
  effectivePeriod: EffectivePeriod.optional(),
  basedOn: z.string().optional(),
});
export type CollectiveLabourAgreement = z.infer<typeof CollectiveLabourAgreement>;

export const LabourAgreements = z.strictObject({
  industryIdentifier: z.array(Id).optional(),
  collectiveLabourAgreement: CollectiveLabourAgreement.optional(),
  customLabourAgreement: z.boolean().optional(),
});
export type LabourAgreements = z.infer<typeof LabourAgreements>;

export const AllowanceReference = z.strictObject({ typeCode: AllowanceCode.optional() });
export type AllowanceReference = z.infer<typeof AllowanceReference>;

/** What a base consists of; lines point at it through `amount.baseAmount.baseType`. `referenceDate` is the peildatum. */
export const BaseDefinition = z.strictObject({
  baseType: BaseDefinitionCode,
  remunerationIndicator: z.boolean(),
  holidayAllowanceIndicator: z.boolean(),
  paidLeaveDayIndicator: z.boolean(),
  allAllowancesIndicator: z.boolean(),
  allowances: z.array(AllowanceReference).optional(),
  referenceDate: Occurrence.optional(),
});
export type BaseDefinition = z.infer<typeof BaseDefinition>;

/** A function: its identity and titles only; the scale stands in the remuneration and refers back to `positionId`. */
export const PositionProfile = z.strictObject({
  positionId: Id,
  positionTitle: z.string(),
  origin: LabourAgreementReference,
  referenceTitle: z.string().optional(),
  workDescription: z.string().optional(),
});
export type PositionProfile = z.infer<typeof PositionProfile>;
