import { kvkNumber, row } from "@/lib/core/format";
import { arrangementLists } from "./arrangement-parts.rules";
import { baseRow } from "./blocks.rules";
import { canonical } from "./matching.rules";
import { type Fact, fact, momentFact, otherFacts, part, type Part, periodFact, textFact } from "./parts.rules";
import { salaryPart } from "./salary-parts.rules";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { BaseDefinition, ContactPerson, LabourAgreements, PositionProfile } from "./setu/party.schema";
import { capital, type Voice } from "./wording.rules";

/**
 * A whole message taken apart. What the portal fills in itself (`documentId`, `versionId`, `issued`) is no part of it: it says
 * which version this is, not what is paid.
 */
export function messageParts(content: InquiryPayEquity): Part {
  const { documentId: _document, versionId: _version, issued: _issued, ...said } = content;
  const { effectivePeriod, customer, labourAgreements, positionProfile, remuneration, baseDefinition } = said;
  const { id, name, legalId, personContacts, ...restOfCustomer } = customer;
  const reach = positionProfile?.length ?? null;

  return general({
    raw: said,
    keys: [],
    name: ({ translate }) => translate("payEquity.blocks.general"),
    value: () => "",
    facts: [textFact("company", name), periodFact(effectivePeriod), ...agreementFacts(labourAgreements), ...otherFacts(restOfCustomer)],
    lists: [
      { parts: legalId.map((legal) => numberPart(legal, (voice) => voice.translate(`payEquity.general.${legal.schemeAgencyId}`))), manner: "lonely" },
      { parts: (id ?? []).map((party) => numberPart(party, (voice) => voice.translate(`payEquity.difference.partyIds.${party.schemeAgencyId}`))), manner: "lonely" },
      { parts: personContacts.map(contactPart), manner: "lonely" },
      { parts: (positionProfile ?? []).map((position) => positionPart(position, content)), manner: "keysOnly" },
      { parts: remuneration.map((salary) => salaryPart(salary, reach)), manner: "lonely" },
      ...arrangementLists(content, reach),
      { parts: (baseDefinition ?? []).map((base) => basePart(base)), manner: "keysOnly" },
    ],
    reach: null,
  });
}

function general(given: Omit<Part, "text" | "block">): Part {
  return part({ ...given, block: "general" });
}

function agreementFacts(agreements: LabourAgreements | undefined): Fact[] {
  const { industryIdentifier, collectiveLabourAgreement: cao, customLabourAgreement: custom, ...rest } = agreements ?? {};
  const { name, id, effectivePeriod, basedOn, ...restOfCao } = cao ?? {};
  const says = ({ translate }: Voice) => (cao ? translate("payEquity.general.caoNumbered", { name: cao.name, number: cao.id.value }) : "");

  return [
    fact("sector", industryIdentifier, ({ locale }) => row((industryIdentifier ?? []).map(({ value }) => value), locale)),
    fact("cao", { name, id }, says),
    { ...periodFact(effectivePeriod), key: "caoPeriod", label: "caoPeriod" },
    textFact("basedOn", basedOn),
    fact("custom", custom, ({ translate }) => translate(`payEquity.labels.${custom ? "yes" : "no"}`)),
    ...otherFacts(rest),
    ...otherFacts(restOfCao),
  ];
}

/** A number in a register or at one of the parties, by the register it stands in. */
function numberPart(number: { value: string; schemeAgencyId: string }, name: Part["name"]): Part {
  const said = () => (number.schemeAgencyId === "KvK" ? kvkNumber(number.value) : number.value);
  const { value, schemeAgencyId, ...rest } = number;
  return general({
    raw: number,
    keys: [schemeAgencyId],
    name,
    value: said,
    facts: [{ key: "number", label: null, raw: value, say: said }, fact("register", schemeAgencyId, name), ...otherFacts(rest)],
    lists: [],
    reach: null,
  });
}

/** A contact is known by an e-mail address, else by a name. */
function contactPart(contact: ContactPerson): Part {
  const { name, communication, roleCode, positionTitle, ...rest } = contact;
  const { phone, email, ...restOfReach } = communication ?? {};
  const addresses = (email ?? []).map(({ address }) => address);

  return general({
    raw: contact,
    keys: [addresses.length > 0 ? canonical(addresses.map((address) => address.toLowerCase())) : null, name.formattedName],
    name: ({ translate }) => translate("payEquity.difference.contact", { name: name.formattedName }),
    value: ({ locale }) => [name.formattedName, ...(positionTitle ? [positionTitle] : []), ...(addresses.length > 0 ? [row(addresses, locale)] : [])].join(", "),
    facts: [
      fact("name", name, () => name.formattedName),
      textFact("contactPosition", positionTitle),
      fact("email", email, ({ locale }) => row(addresses, locale)),
      fact("phone", phone, ({ locale }) => row((phone ?? []).map(({ formattedNumber }) => formattedNumber), locale)),
      textFact("roleCode", roleCode),
      ...otherFacts(rest),
      ...otherFacts(restOfReach),
    ],
    lists: [],
    reach: null,
  });
}

/** A function with its place in the scales, which the scales hold in SETU. */
function positionPart(position: PositionProfile, { remuneration }: InquiryPayEquity): Part {
  const { positionId, positionTitle, origin, referenceTitle, workDescription, ...rest } = position;
  const places = placesOf(positionId.value, remuneration);
  const placed = (voice: Voice) => placesInWords(places, voice);

  return part({
    block: "positions",
    raw: { ...position, places },
    keys: [positionId.value],
    name: () => positionTitle,
    value: placed,
    note: ({ translate }) => translate("payEquity.difference.code", { code: positionId.value }),
    facts: [
      fact("scale", places, placed),
      textFact("title", positionTitle),
      fact("origin", origin, ({ translate }) => translate(`payEquity.origins.${origin.type}`)),
      textFact("referenceTitle", referenceTitle),
      textFact("workDescription", workDescription),
      textFact("code", positionId.value),
      ...otherFacts(rest),
    ],
    lists: [],
    reach: null,
    folds: "positions",
  });
}

type Place = { scale: string; step: string | undefined; description: string | undefined };

function placesOf(positionId: string, remuneration: InquiryPayEquity["remuneration"]): Place[] {
  return remuneration
    .flatMap((salary) => salary.salaryScale ?? [])
    .flatMap(({ name, positionProfileReference }) =>
      (positionProfileReference ?? [])
        .filter((reference) => reference.positionId.value === positionId)
        .map(({ startSalaryStep: step, description }) => ({ scale: name, step, description })),
    );
}

function placesInWords(places: readonly Place[], { locale, translate }: Voice): string {
  if (places.length === 0) return translate("payEquity.positions.noScale");
  const words = places.map(({ scale, step, description }) => {
    const start = step === undefined ? translate("payEquity.positions.scale", { name: scale }) : translate("payEquity.positions.scaleFrom", { name: scale, step });
    return description ? `${start} (${description})` : start;
  });
  return row([...new Set(words)].sort(), locale);
}

function basePart(base: BaseDefinition): Part {
  const { baseType, referenceDate, ...contents } = base;
  return part({
    block: "bases",
    raw: base,
    keys: [baseType],
    name: ({ translate }) => capital(translate(`payEquity.bases.${baseType}`)),
    value: (voice) => baseRow(base, voice).value,
    facts: [fact("contents", contents, (voice) => baseRow(base, voice).value), momentFact("referenceDate", referenceDate)],
    lists: [],
    reach: null,
  });
}
