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
};

const companyAdmins = { done: ["organisationAdmin", "companyAdmin"], forbidden: ["organisationReader", "companyReader"] } as const;
const organisationAdmins = { done: ["organisationAdmin"], forbidden: ["organisationReader"] } as const;

const ofToken = { at: ({ company, token }: Place) => [company, token], within: (own: Place, other: Place) => [own.company, other.token] };

/** Every server action of the portal. One that the build has and this table has not, fails the test. */
export const actions: Record<string, ActionRule> = {
  "app/(portal)/bedrijf/[company]/api/actions.ts#createToken": { ...companyAdmins, at: ({ company }) => [company], form: { name: "Nieuw token van {who}", "permissions[]": "partners:list" } },
  "app/(portal)/bedrijf/[company]/api/actions.ts#changePermissions": { ...companyAdmins, ...ofToken, form: { "permissions[]": "partners:list" } },
  "app/(portal)/bedrijf/[company]/api/actions.ts#saveEndpoint": { ...companyAdmins, ...ofToken, form: { url: "https://elders.voorbeeld.example/hook" } },
  "app/(portal)/bedrijf/[company]/api/actions.ts#testEndpoint": { ...companyAdmins, ...ofToken },
  "app/(portal)/inlener/[organisation]/regelingen/[document]/actions.ts#publishDraft": {
    ...organisationAdmins,
    at: ({ hirer, regulation }) => [hirer, regulation],
    within: (own, other) => [own.hirer, other.regulation],
    form: { declared: "yes" },
  },
  "app/(portal)/organisatie/[organisation]/api/ondertekenen/actions.ts#sign": {
    ...organisationAdmins,
    at: ({ agency }) => [agency],
    form: { version: "1.0", signerName: "Iemand", signerRole: "Directeur", authorised: "yes", openedAt: "2026-11-23T10:00:00.000Z" },
  },
};

/** Of one's own account: whoever is signed in may, on nothing but what is theirs. */
export const ownActions: Record<string, { args?: (own: Place) => string[]; form?: Record<string, string> }> = {
  "app/(portal)/actions.ts#signOut": {},
};

/** Open to everybody, with the arguments before the form; they take care of themselves. */
export const publicActions: Record<string, readonly unknown[]> = {
  "lib/portal/locale.ts#$$RSC_SERVER_ACTION_0": [],
};
