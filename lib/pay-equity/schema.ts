import { z } from "zod";
import { SectionStates } from "./blocks.schema";
import { InquiryPayEquity } from "./setu/message.schema";

/** A function in a document, as one company was given it. */
export const Position = z
  .object({
    id: z.string().describe("Het id van de functie binnen de regeling; blijft gelijk over versies heen."),
    title: z.string(),
    code: z.string().nullable(),
    scale: z.string().nullable(),
    startStep: z.string().nullable(),
    payEquityId: z.uuid(),
    sharedFrom: z.iso.datetime(),
    sharedUntil: z.iso.datetime().nullable(),
  })
  .meta({ id: "Position" });
export type Position = z.infer<typeof Position>;

/** A function as it stands in a projection. */
export const ProjectedPosition = Position.pick({ id: true, title: true, code: true, scale: true, startStep: true });
export type ProjectedPosition = z.infer<typeof ProjectedPosition>;

/** One version of a document for one company. Dates are calendar dates in the Netherlands, instants UTC. */
export const Version = z
  .object({
    number: z.int().positive(),
    revision: z.int().positive().describe("Telt op als het delen verandert; nummer, revisie en sha256 horen bij elkaar."),
    state: z.enum(["published", "superseded", "withdrawn"]),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    publishedAt: z.iso.datetime(),
    correctsNumber: z.int().positive().nullable(),
    sha256: z.string().describe("Van de bytes van `content`."),
  })
  .meta({ id: "PayEquityVersion" });
export type Version = z.infer<typeof Version>;

/** A row of the list: the version that applies on `asOf`. */
export const PayEquityListed = z
  .object({
    id: z.uuid(),
    partnerId: z.uuid(),
    name: z.string(),
    number: z.int().positive(),
    revision: z.int().positive(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    publishedAt: z.iso.datetime(),
    sha256: z.string(),
    positions: z.array(z.object({ id: z.string(), title: z.string() })),
  })
  .meta({ id: "PayEquityListed" });
export type PayEquityListed = z.infer<typeof PayEquityListed>;

/** One version whole. `content` is the SETU Inquiry Pay Equity v2.0 message, limited to what is shared with the company. */
export const PayEquity = z
  .object({
    id: z.uuid(),
    partnerId: z.uuid(),
    name: z.string(),
    version: Version.extend({ retroactive: z.boolean() }),
    content: z.looseObject({}).describe("SETU Inquiry Pay Equity v2.0."),
  })
  .meta({ id: "PayEquity" });
export type PayEquity = z.infer<typeof PayEquity>;

/** The PDF of a version as the manual says: base64 in JSON. `size` in bytes, `sha256` of the bytes. */
export const PayEquityPdf = z
  .object({ filename: z.string(), contentType: z.literal("application/pdf"), sha256: z.string(), size: z.int(), base64: z.string() })
  .meta({ id: "PayEquityPdf" });
export type PayEquityPdf = z.infer<typeof PayEquityPdf>;

/** The two clocks: the day asked about (Europe/Amsterdam) and the moment whose knowledge counts. */
export const Clocks = z.object({
  asOf: z.iso.date("errors.date").optional().describe("De dag waarvoor je het vraagt; standaard vandaag in Nederland."),
  knownAt: z.iso.datetime({ offset: true, error: "errors.instant" }).optional().describe("Wat op dit moment bekend was; standaard nu."),
});
export type Clocks = z.infer<typeof Clocks>;

export const PayEquityFilter = Clocks.extend({
  partnerId: z.uuid("errors.id").optional(),
  updatedSince: z.iso.datetime({ offset: true, error: "errors.instant" }).optional(),
});
export type PayEquityFilter = z.infer<typeof PayEquityFilter>;

/**
 * What the hirer's admin declares when publishing, and which draft was looked at: when it was changed since, it is not published.
 * Without `draftUpdatedAt` whatever stands is published.
 */
export const PublishInput = z.object({
  declared: z.literal("yes", "errors.confirmDeclaration"),
  draftId: z.uuid("errors.id").optional(),
  draftUpdatedAt: z.iso.datetime("errors.instant").optional(),
});
export type PublishInput = z.infer<typeof PublishInput>;

/**
 * A draft as a service takes it: the whole SETU message, what the hirer said of each block beside it, and what it corrects, if
 * anything. `expectedUpdatedAt` is the draft that was changed: null for none yet, left out to overwrite whatever stands.
 */
export const DraftInput = z.object({
  content: InquiryPayEquity,
  sections: SectionStates.default({}),
  correctsNumber: z.int().positive().nullable().default(null),
  expectedUpdatedAt: z.iso.datetime().nullable().optional(),
});
export type DraftInput = z.input<typeof DraftInput>;

/** Why a version is withdrawn. `confirm` is what a person typed over: the document's name. */
export const WithdrawInput = z.object({
  reason: z.string().trim().min(3, "errors.withdrawalReason").max(500, "errors.tooLong"),
  confirm: z.string().trim().optional(),
});
export type WithdrawInput = z.infer<typeof WithdrawInput>;

const empty = z.literal("").transform(() => undefined);
const day = z.iso.date("errors.date");
const moment = z.iso.datetime({ offset: true, error: "errors.date" });

/**
 * Functions of a document that a hirer shares with one company. `from` and `until` are a day in the Netherlands or a moment:
 * from the beginning of that day or now, and until the end of that day or until further notice.
 */
export const ShareInput = z.object({
  companyId: z.uuid("errors.chooseCompany"),
  positionIds: z.array(z.string().min(1), "errors.chooseOne").min(1, "errors.chooseOne"),
  from: z.union([empty, day, moment], "errors.date").optional(),
  until: z.union([empty, day, moment], "errors.date").optional(),
});
export type ShareInput = z.infer<typeof ShareInput>;

/** Sharing that ends at once: of some functions, or (left out) of all. `confirm` is what a person typed over: the company's name. */
export const EndShareInput = z.object({
  positionIds: z.array(z.string().min(1)).optional(),
  reason: z.string().trim().max(500, "errors.tooLong").optional(),
  confirm: z.string().trim().optional(),
});
export type EndShareInput = z.infer<typeof EndShareInput>;

/** The same as a form asks it: always which functions, so that nothing ticked never means everything, and the name. */
export const EndShareForm = EndShareInput.extend({
  positionIds: z.array(z.string().min(1), "errors.chooseOne").min(1, "errors.chooseOne"),
  confirm: z.string().trim(),
});

/** A withdrawal as a form asks it. */
export const WithdrawForm = WithdrawInput.extend({ confirm: z.string().trim() });
export type WithdrawForm = z.infer<typeof WithdrawForm>;

export const standings = ["applies", "changes", "upcoming", "expired", "ended"] as const;

/**
 * How a document stands for a company today: `applies` and nothing else is announced; `changes`: it applies and another
 * version takes over later; `upcoming`: it begins later; `expired`: no version applies any more; `ended`: it is not shared now.
 */
export type Standing = (typeof standings)[number];

/** A row of a company's own list: the newest version, the one that applies today, the one that takes over next. */
export type Shown = {
  id: string;
  name: string;
  hirer: { name: string; kvkNumber: string };
  newest: Version & { positions: ProjectedPosition[] };
  applies: number | null;
  next: { number: number; validFrom: string } | null;
  standing: Standing;
  versionCount: number;
  /** When the company was last given something of it. */
  changedAt: string;
};

/** What a person asks of that list: words of a hirer, document or function; a standing; and the row the page comes after. */
export const ShownFilter = z.object({
  search: z.string().trim().max(100).catch("").default(""),
  standing: z.enum(standings).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});
export type ShownFilter = z.infer<typeof ShownFilter>;

/**
 * One page of that list, what changed last first. `counts` are of everything that matches the words, whatever the standing;
 * `hirers` of those that share something now; `from` is the first row's place, 0 when there is none. `previous` is null on the
 * first page, else what the page before comes after (undefined: nothing).
 */
export type ShownList = {
  items: Shown[];
  from: number;
  total: number;
  counts: Record<Standing | "all", number>;
  hirers: number;
  previous: { after: string | undefined } | null;
  next: { after: string } | null;
};

/** A function shared with a company, and by whom. */
export type CompanyPosition = Position & { hirer: { name: string; kvkNumber: string }; documentName: string };

/** A hirer's own document with its versions; a draft has no number. */
export type Regulation = {
  id: string;
  name: string;
  applies: number | null;
  next: { number: number; validFrom: string } | null;
  versions: (Omit<Version, "revision" | "state"> & { state: Version["state"] })[];
  /** `number` is the one it will get; `blocking` counts what still keeps it from being published. */
  draft: { id: string; number: number; validFrom: string | null; validTo: string | null; updatedAt: string; correctsNumber: number | null; blocking: number } | null;
  sharedWith: { companyId: string; number: string; name: string; organisation: string; positions: string[] }[];
};

/** A company as a hirer shares with it: what holds or will hold, by function; without any, what it was given before. */
export type SharedCompany = {
  companyId: string;
  number: string;
  name: string;
  organisation: string;
  shares: { positionId: string; title: string; from: string; until: string | null; state: "now" | "later" }[];
  /** The last moment something of this document was shared with it; null while something is or will be. */
  endedAt: string | null;
};

/** With whom a document is shared, with whom it was, and with whom else of its partners a hirer may share it. */
export type Sharing = {
  companies: SharedCompany[];
  known: { companyId: string; number: string; name: string; organisation: string }[];
  functions: { id: string; title: string }[];
};
