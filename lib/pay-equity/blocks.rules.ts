import { kvkNumber, row } from "@/lib/core/format";
import type { Locale, Translate } from "@/lib/core/words";
import { allowanceSection, type Arrangement, arrangementSection, leaveSection } from "./arrangements.rules";
import { type Block, type BlockId, blockIds, type Row, type Section } from "./blocks.schema";
import { salarySection } from "./salary.rules";
import type { AllowanceCode } from "./setu/codes.schema";
import type { InquiryPayEquity } from "./setu/message.schema";
import type { BaseDefinition, CollectiveLabourAgreement, ContactPerson, LabourAgreements, PositionProfile } from "./setu/party.schema";
import { capital, momentInWords, periodInWords, sentence, type Voice } from "./wording.rules";

/**
 * A message read out block by block, in the order of the form, in plain Dutch or English for screen and PDF. All blocks are
 * there; one without sections is not in the message, which says nothing about zero or "n.v.t.".
 *
 * @param translate fills in a sentence of the catalogue by its whole key (`payEquity.…`), in the language of `locale`
 */
export function blocksOf(content: InquiryPayEquity, locale: Locale, translate: Translate): Block[] {
  const titles = new Map(content.positionProfile?.map(({ positionId, positionTitle }) => [positionId.value, positionTitle]));
  const sections = sectionsOf(content, { locale, translate, titles });

  return blockIds.map((id) => {
    const title = translate(`payEquity.blocks.${id}`);
    return { id, title, sections: sections[id].map((section) => (isSaidBy(title, section) ? { ...section, title: null } : section)) };
  });
}

function sectionsOf(content: InquiryPayEquity, voice: Voice): Record<BlockId, Section[]> {
  const plain = (arrangements: readonly Arrangement[] | undefined) =>
    (arrangements ?? []).map((arrangement) => arrangementSection(arrangement, voice));
  const names = arrangementNames(content);
  const allowancesIn = (block: BlockId) =>
    (content.allowance ?? []).filter(({ typeCode }) => homeOf(typeCode) === block).map((allowance) => allowanceSection(allowance, names, voice));

  return {
    general: [rowsOnly(generalRows(content, voice))],
    remuneration: [...content.remuneration.map((salary) => salarySection(salary, voice)), ...allowancesIn("remuneration")],
    positions: content.positionProfile?.length ? [rowsOnly(content.positionProfile.map((position) => positionRow(position, content, voice)))] : [],
    allowances: allowancesIn("allowances"),
    holidayAllowance: plain(content.holidayAllowance),
    expenses: allowancesIn("expenses"),
    specialPayments: allowancesIn("specialPayments"),
    sickPay: [...plain(content.sickPay), ...allowancesIn("sickPay")],
    leave: [...(content.leave ?? []).map((leave) => leaveSection(leave, voice)), ...allowancesIn("leave")],
    individualChoiceBudget: plain(content.individualChoiceBudget),
    pension: plain(content.pension),
    sustainableEmployability: (content.sustainableEmployability ?? []).map((arrangement) =>
      arrangementSection(arrangement, voice, voice.translate(`payEquity.sustainability.${arrangement.typeCode}`)),
    ),
    supplementary: (content.supplementaryArrangement ?? []).map((arrangement) =>
      arrangementSection(arrangement, voice, voice.translate(`payEquity.supplementary.${arrangement.typeCode}`)),
    ),
    other: plain(content.otherArrangement),
    bases: content.baseDefinition?.length ? [rowsOnly(content.baseDefinition.map((base) => baseRow(base, voice)))] : [],
  };
}

/** Where the form asks for an allowance, as far as a public source shows what its code is used for. */
const homes: Partial<Record<AllowanceCode, BlockId>> = {
  EA300: "allowances",
  EA301: "allowances",
  EA600: "sickPay",
  EA801: "specialPayments",
  EA903: "specialPayments",
  HT400: "remuneration",
  HT500: "leave",
  HT600: "expenses",
};

/** The block in which an allowance is asked and shown. */
export function homeOf(code: AllowanceCode): BlockId {
  return homes[code] ?? (code.startsWith("EA") ? "expenses" : "allowances");
}

/** What a reference can point at, by the id of the arrangement or of one of its lines. */
export function arrangementNames({ allowance }: InquiryPayEquity): Map<string, string> {
  const named = (allowance ?? []).flatMap(({ id, line, name }) =>
    [id, ...(line ?? []).map(({ lineId }) => lineId)].flatMap((identifier): [string, string][] => (identifier ? [[identifier.value, name]] : [])),
  );
  return new Map(named);
}

function generalRows({ customer, effectivePeriod, labourAgreements, documentId }: InquiryPayEquity, voice: Voice): Row[] {
  const { translate } = voice;
  const fact = (label: string, value: string | null | undefined): Row[] =>
    value ? [{ label: translate(`payEquity.general.${label}`), value }] : [];

  return [
    ...fact("company", customer.name),
    ...customer.legalId.flatMap(({ schemeAgencyId, value }) => fact(schemeAgencyId, schemeAgencyId === "KvK" ? kvkNumber(value) : value)),
    ...fact("period", capital(periodInWords(effectivePeriod, voice) ?? "")),
    ...agreementRows(labourAgreements, voice),
    ...customer.personContacts.map((contact) => contactRow(contact, voice)),
    ...fact("document", documentId.value),
  ];
}

function agreementRows(agreements: LabourAgreements | undefined, voice: Voice): Row[] {
  const { locale, translate } = voice;
  const { industryIdentifier = [], collectiveLabourAgreement: cao, customLabourAgreement: custom } = agreements ?? {};
  const sectors = row(industryIdentifier.map(({ value }) => value), locale);

  return [
    ...(sectors ? [{ label: translate("payEquity.general.sector"), value: sectors }] : []),
    ...(cao ? [caoRow(cao, voice)] : []),
    ...(custom === undefined ? [] : [{ label: translate("payEquity.general.custom"), value: translate(`payEquity.labels.${custom ? "yes" : "no"}`) }]),
  ];
}

function caoRow({ name, id, effectivePeriod, basedOn }: CollectiveLabourAgreement, voice: Voice): Row {
  const { translate } = voice;
  const details = [effectivePeriod && periodInWords(effectivePeriod, voice), basedOn].filter((detail) => typeof detail === "string");
  return {
    label: translate("payEquity.general.cao"),
    value: translate("payEquity.general.caoNumbered", { name, number: id.value }),
    ...(details.length > 0 && { detail: details.map(sentence).join(" ") }),
  };
}

function contactRow({ name, positionTitle, communication }: ContactPerson, { translate }: Voice): Row {
  const reach = [
    ...(communication?.email ?? []).map(({ address }) => address),
    ...(communication?.phone ?? []).map(({ formattedNumber }) => formattedNumber),
  ];
  const detail = [...(positionTitle ? [positionTitle] : []), ...reach].join(", ");
  return { label: translate("payEquity.general.contact"), value: name.formattedName, ...(detail && { detail }) };
}

/** A function with every scale that refers to it; a table of another period may start it elsewhere. */
function positionRow(position: PositionProfile, { remuneration }: InquiryPayEquity, { locale, translate }: Voice): Row {
  const starts = remuneration
    .flatMap((salary) => salary.salaryScale ?? [])
    .flatMap((scale) =>
      (scale.positionProfileReference ?? [])
        .filter(({ positionId }) => positionId.value === position.positionId.value)
        .map(({ startSalaryStep: step, description }) => ({ name: scale.name, step, description })),
    );
  const hasStep = (name: string) => starts.some((start) => start.name === name && start.step !== undefined);
  const places = starts
    .filter(({ name, step }) => step !== undefined || !hasStep(name))
    .map(({ name, step }) => translate(step === undefined ? "payEquity.positions.scale" : "payEquity.positions.scaleFrom", { name, step: step ?? "" }));
  const said = [position.referenceTitle, position.workDescription, ...starts.map(({ description }) => description)];
  const phrases = [...new Set(said.filter((phrase) => phrase !== undefined))];
  const origin = translate(`payEquity.origins.${position.origin.type}`);

  return {
    label: position.positionTitle,
    value: places.length > 0 ? row([...new Set(places)], locale) : translate("payEquity.positions.noScale"),
    detail: [...phrases, translate("payEquity.positions.code", { code: position.positionId.value, origin })].map(sentence).join(" "),
  };
}

/** What one base consists of. */
export function baseRow(base: BaseDefinition, voice: Voice): Row {
  const { locale, translate } = voice;
  const codes = (base.allowances ?? []).flatMap(({ typeCode }) => typeCode ?? []);
  const parts = [
    ...(base.remunerationIndicator ? ["salary"] : []),
    ...(base.holidayAllowanceIndicator ? ["holidayAllowance"] : []),
    ...(base.paidLeaveDayIndicator ? ["paidLeave"] : []),
    ...(base.allAllowancesIndicator ? ["allAllowances"] : []),
  ].map((part) => translate(`payEquity.contents.${part}`));
  const some = !base.allAllowancesIndicator && codes.length > 0 ? [translate("payEquity.contents.someAllowances", { codes: row(codes, locale) })] : [];
  const all = [...parts, ...some];

  return {
    label: capital(translate(`payEquity.bases.${base.baseType}`)),
    value: all.length > 0 ? capital(row(all, locale)) : translate("payEquity.contents.nothing"),
    ...(base.referenceDate && { detail: sentence(translate("payEquity.contents.referenceDate", { moment: momentInWords(base.referenceDate, voice) })) }),
  };
}

function rowsOnly(rows: Row[]): Section {
  return { title: null, note: null, table: null, rows };
}

function isSaidBy(title: string, section: Section): boolean {
  return section.title?.toLowerCase() === title.toLowerCase();
}
