import type { Place, Principal } from "./world";

/**
 * Who may do something in the own tenant with this action. `forbidden`: whoever is in the place and lacks the right; to
 * everybody else it does not exist. `at` gives what the page binds, in the order of the action.
 */
export type ActionRule = {
  done: readonly Principal[];
  forbidden: readonly Principal[];
  at: (place: Place) => string[];
  within?: (own: Place, other: Place) => string[];
  /** `{who}` becomes whoever posts it, where two may not say the same. */
  form?: Record<string, string>;
  /** What the form says of a thing in the place, where nothing that is bound does. */
  ofForm?: (place: Place) => Record<string, string>;
};

const companyAdmins = { done: ["organisationAdmin", "companyAdmin"], forbidden: ["organisationReader", "companyReader"] } as const;
const companyPeople = { done: ["organisationAdmin", "organisationReader", "companyAdmin", "companyReader"], forbidden: [] } as const;
const organisationAdmins = { done: ["organisationAdmin"], forbidden: ["organisationReader"] } as const;

const ofToken = { at: ({ company, token }: Place) => [company, token], within: (own: Place, other: Place) => [own.company, other.token] };
const ofAgency = { at: ({ agency }: Place) => [agency] };
const ofMembers = { at: ({ agency }: Place) => ["organisation", agency] };
const ofMember = (what: "user" | "role") => ({
  at: (place: Place) => ["organisation", place.agency, place[what]],
  within: (own: Place, other: Place) => ["organisation", own.agency, other[what]],
});

const ofRegulation = {
  at: ({ hirer, regulation: document }: Place) => [hirer, document],
  within: (own: Place, other: Place) => [own.hirer, other.regulation],
};

const tokens = "app/(portal)/bedrijf/[company]/api/actions.ts";
const members = "app/(portal)/_members/actions.ts";
const organisation = "app/(portal)/organisatie/[organisation]";
const account = "app/(portal)/account/actions.ts";
const regulation = "app/(portal)/inlener/[organisation]/regelingen/[document]/actions.ts";
const registration = "app/(public)/registreren/uitlener/actions.ts";

/**
 * Every server action of the portal that works in a place, in an order in which none takes away what the next one needs.
 * One that the build has and no table has, fails the test.
 */
export const actions: Record<string, ActionRule> = {
  [`${tokens}#createToken`]: { ...companyAdmins, at: ({ company }) => [company], form: { name: "Nieuw token van {who}", "permissions[]": "partners:list" } },
  [`${tokens}#changePermissions`]: { ...companyAdmins, ...ofToken, form: { "permissions[]": "partners:list", known: "" } },
  [`${tokens}#changeAllowList`]: { ...companyAdmins, ...ofToken, form: { cidrs: "" } },
  [`${tokens}#askAddress`]: { ...companyPeople, ...ofToken, form: { address: "192.0.2.1" } },
  [`${tokens}#changeExpiry`]: { ...companyAdmins, ...ofToken, form: { lastDay: "2030-12-31" } },
  [`${tokens}#rotateToken`]: { ...companyAdmins, ...ofToken, form: { overlap: "0" } },
  [`${tokens}#pauseToken`]: { ...companyAdmins, ...ofToken },
  [`${tokens}#resumeToken`]: { ...companyAdmins, ...ofToken },
  [`${tokens}#saveEndpoint`]: { ...companyAdmins, ...ofToken, form: { url: "https://elders.voorbeeld.example/hook" } },
  [`${tokens}#testEndpoint`]: { ...companyAdmins, ...ofToken },
  "app/(portal)/inlener/[organisation]/regelingen/importeren/actions.ts#importMessage": { ...organisationAdmins, at: ({ hirer }) => [hirer], form: { text: "{}" } },
  [`${regulation}#publishDraft`]: { ...organisationAdmins, ...ofRegulation, form: { declared: "yes" } },
  [`${regulation}#sharePositions`]: { ...organisationAdmins, ...ofRegulation, form: { "positionIds[]": "PLOEGBAAS" }, ofForm: ({ companyId }) => ({ companyId }) },
  [`${organisation}/api/ondertekenen/actions.ts#sign`]: {
    ...organisationAdmins,
    ...ofAgency,
    form: { version: "1.0", signerName: "Iemand", signerRole: "Directeur", authorised: "yes", openedAt: "2026-11-23T10:00:00.000Z" },
  },
  [`${organisation}/bedrijven/actions.ts#lookUp`]: { ...organisationAdmins, ...ofAgency, form: { kvkNumber: "68727720" } },
  [`${organisation}/bedrijven/actions.ts#add`]: { ...organisationAdmins, ...ofAgency, form: { number: "7099", name: "Nieuw bedrijf", kvkNumber: "68727720" } },
  [`${organisation}/instellingen/actions.ts#saveDetails`]: {
    ...organisationAdmins,
    ...ofAgency,
    form: { name: "Andere naam", street: "Havenkade", houseNumber: "14", postcode: "1234 AB", city: "Voorbeeldstad" },
  },
  [`${organisation}/instellingen/actions.ts#saveSoftware`]: { ...organisationAdmins, ...ofAgency, form: { software: "other", softwareName: "Planmaat" } },
  [`${organisation}/instellingen/actions.ts#askRegister`]: { ...organisationAdmins, ...ofAgency },
  [`${organisation}/abonnement/actions.ts#change`]: { ...organisationAdmins, ...ofAgency, form: { plan: "BASIS", extraSeats: "20", from: "2026-12-01", seen: "" } },
  [`${organisation}/abonnement/actions.ts#withdraw`]: { ...organisationAdmins, ...ofAgency },
  [`${tokens}#revokeToken`]: { ...companyAdmins, ...ofToken, form: { reason: "Proef", confirm: "Eigen token" } },
  [`${members}#invite`]: { ...organisationAdmins, ...ofMembers, form: { email: "{who}@nieuw.example", level: "reader" } },
  [`${members}#answerInvitation`]: { ...organisationAdmins, ...ofMembers, ofForm: ({ invitation }) => ({ revoke: invitation }) },
  [`${members}#changeRole`]: { ...organisationAdmins, ...ofMember("role"), form: { level: "admin" } },
  [`${members}#endSessions`]: { ...organisationAdmins, ...ofMember("user") },
  [`${regulation}#endSharing`]: {
    ...organisationAdmins,
    at: ({ hirer, regulation: document, companyId }) => [hirer, document, companyId],
    within: (own, other) => [own.hirer, other.regulation, own.companyId],
    form: { "positionIds[]": "PLOEGBAAS", confirm: "Eigen Flex" },
  },
  [`${regulation}#withdrawVersion`]: {
    ...organisationAdmins,
    at: ({ hirer, regulation: document }) => [hirer, document, "1"],
    within: (own, other) => [own.hirer, other.regulation, "1"],
    form: { reason: "Proef", confirm: "Eigen Magazijn" },
  },
  [`${members}#removeMember`]: { ...organisationAdmins, ...ofMember("user"), form: { confirm: "Lot Lid" } },
};

/** Of one's own account: whoever is signed in may, on nothing but what is theirs. */
export const ownActions: Record<string, { args?: (own: Place) => string[]; form?: Record<string, string> }> = {
  "app/(portal)/actions.ts#signOut": {},
  [`${members}#leave`]: { args: ({ agency }) => ["organisation", agency], form: { confirm: "Eigen Flex" } },
  [`${account}#changeName`]: { form: { name: "Andere Naam" } },
  [`${account}#requestEmailChange`]: { form: { email: "ander@voorbeeld.example" } },
  [`${account}#cancelEmailChange`]: {},
  [`${account}#changePassword`]: { form: { currentPassword: "een-lang-genoeg-wachtwoord", newPassword: "nog-een-lang-geheim-woord" } },
  [`${account}#confirmPerson`]: { form: { password: "een-lang-genoeg-wachtwoord" } },
  [`${account}#beginSecondFactor`]: {},
  [`${account}#confirmSecondFactor`]: { form: { code: "123456" } },
  [`${account}#newRecoveryCodes`]: {},
  [`${account}#endSecondFactor`]: { form: { code: "123456" } },
  [`${account}#endSession`]: { form: { session: "0" } },
  [`${account}#endOtherSessions`]: {},
  "app/(portal)/account/gegevens/actions.ts#prepareExport": {},
  "app/(portal)/account/gegevens/actions.ts#eraseAccount": { form: { email: "ander@voorbeeld.example" } },
};

const IDLE = { status: "idle" };

/** Open to everybody, with the arguments before the form; they take care of themselves. */
export const publicActions: Record<string, readonly unknown[]> = {
  "lib/portal/locale.ts#$$RSC_SERVER_ACTION_0": [],
  "app/(connector)/connector/actions.ts#createAdministration": [IDLE],
  "app/(connector)/connector/actions.ts#submitAdministration": ["geen-administratie", IDLE],
  "app/(connector)/connector/actions.ts#removeAdministration": ["geen-administratie"],
  "app/(public)/bevestigen/[code]/actions.ts#confirm": ["geen-code", IDLE],
  "app/(public)/e-mail-bevestigen/[code]/actions.ts#confirm": ["geen-code", IDLE],
  "app/(public)/inloggen/actions.ts#signIn": [IDLE],
  "app/(public)/inloggen/code/actions.ts#finish": [IDLE],
  "app/(public)/uitnodiging/[code]/actions.ts#accept": ["geen-code", IDLE],
  "app/(public)/uitnodiging/[code]/actions.ts#acceptAsNew": ["geen-code", IDLE],
  "app/(public)/uitnodiging/[code]/actions.ts#decline": ["geen-code", IDLE],
  "app/(public)/uitnodiging/[code]/actions.ts#switchPerson": ["geen-code"],
  "app/(public)/wachtwoord-herstellen/[code]/actions.ts#choose": ["geen-code", IDLE],
  "app/(public)/wachtwoord-vergeten/actions.ts#askForLink": [IDLE],
  [`${registration}#saveNumber`]: [IDLE],
  [`${registration}#saveOrganisation`]: [IDLE],
  [`${registration}#saveSoftware`]: [IDLE],
  [`${registration}#submitAccount`]: [IDLE],
  [`${registration}#backToOrganisation`]: [],
  [`${registration}#backToSoftware`]: [],
};
