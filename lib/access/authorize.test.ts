import { describe, expect, test } from "vitest";
import { type Actor, nowhere, type PersonActor, type Place, type SecondFactorState } from "./actor";
import { authorizeCompany, authorizeHirer, authorizeOrganisation } from "./authorize";
import type { Permission, Role } from "./permissions";

const companies = [
  { id: "c1", slug: "7008-a", number: "7008", name: "A" },
  { id: "c2", slug: "7012-b", number: "7012", name: "B" },
];

function person(role: Role | null, companyRole: Role | null = role, kind: Place["organisation"]["kind"] = "AGENCY"): PersonActor {
  const within = companyRole ? companies.slice(0, role ? 2 : 1).map((company) => ({ ...company, role: companyRole })) : [];
  return { kind: "user", id: "u", name: "U", email: "u@voorbeeld.example", origin: nowhere, sessionId: "s", confirmedAt: new Date(), secondFactor: "on", places: [{ organisation: { id: "o", slug: "org", name: "Org", kind }, role, companies: within }] };
}

const token: Actor = { kind: "token", id: "t", name: "T", company: { ...companies[0]!, organisationId: "o" }, permissions: ["partners:list"], origin: nowhere };

describe("in a company", () => {
  test.each<{ who: string; actor: Actor; permission: Permission; slug: string; outcome: string }>([
    { who: "an organisation admin", actor: person("ORGANISATION_ADMIN"), permission: "tokens:create", slug: "7012-b", outcome: "c2" },
    { who: "a company admin", actor: person(null, "COMPANY_ADMIN"), permission: "tokens:create", slug: "7008-a", outcome: "c1" },
    { who: "a company admin elsewhere in the organisation", actor: person(null, "COMPANY_ADMIN"), permission: "company:read", slug: "7012-b", outcome: "not_found" },
    { who: "a reader who writes", actor: person("READER"), permission: "tokens:create", slug: "7008-a", outcome: "forbidden" },
    { who: "a reader who reads", actor: person("READER"), permission: "tokens:read", slug: "7008-a", outcome: "c1" },
    { who: "a stranger", actor: person("ORGANISATION_ADMIN"), permission: "company:read", slug: "9001-anders", outcome: "not_found" },
    { who: "a token with the right", actor: token, permission: "partners:list", slug: "7008-a", outcome: "c1" },
    { who: "a token without the right", actor: token, permission: "pay-equity:read", slug: "7008-a", outcome: "permission_missing" },
    { who: "a token of a sibling company", actor: token, permission: "partners:list", slug: "7012-b", outcome: "not_found" },
    { who: "a token that lacks the right too", actor: token, permission: "pay-equity:read", slug: "7012-b", outcome: "not_found" },
    { who: "a token that wants what no token may", actor: token, permission: "tokens:create", slug: "7008-a", outcome: "permission_missing" },
  ])("$who: $outcome", ({ actor, permission, slug, outcome }) => {
    expect(outcomeOf(() => authorizeCompany(actor, permission, slug).companyId)).toBe(outcome);
  });
});

describe("in an organisation", () => {
  test.each<{ who: string; actor: Actor; permission: Permission; outcome: string }>([
    { who: "its admin signs", actor: person("ORGANISATION_ADMIN"), permission: "agreement:sign", outcome: "o" },
    { who: "its reader does not sign", actor: person("READER"), permission: "agreement:sign", outcome: "forbidden" },
    { who: "a company admin has no organisation environment", actor: person(null, "COMPANY_ADMIN"), permission: "organisation:read", outcome: "not_found" },
    { who: "a token has no organisation environment", actor: token, permission: "organisation:read", outcome: "not_found" },
  ])("$who: $outcome", ({ actor, permission, outcome }) => {
    expect(outcomeOf(() => authorizeOrganisation(actor, permission, "org").organisationId)).toBe(outcome);
  });

  test("only an organisation that hires has regulations", () => {
    expect(outcomeOf(() => authorizeHirer(person("ORGANISATION_ADMIN"), "regulations:publish", "org").hirerId)).toBe("not_found");
    expect(outcomeOf(() => authorizeHirer(person("ORGANISATION_ADMIN", "ORGANISATION_ADMIN", "HIRER"), "regulations:publish", "org").hirerId)).toBe("o");
    expect(outcomeOf(() => authorizeHirer(person("READER", "READER", "HIRER"), "regulations:publish", "org").hirerId)).toBe("forbidden");
  });
});

describe("who is there", () => {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

  test.each<{ secondFactor: SecondFactorState; confirmed: number; permission: Permission; outcome: string }>([
    { secondFactor: "on", confirmed: 14, permission: "agreement:sign", outcome: "o" },
    { secondFactor: "on", confirmed: 16, permission: "agreement:sign", outcome: "step_up_required" },
    { secondFactor: "on", confirmed: 16, permission: "agreement:read", outcome: "o" },
    { secondFactor: "grace", confirmed: 1, permission: "agreement:sign", outcome: "o" },
    { secondFactor: "overdue", confirmed: 1, permission: "agreement:sign", outcome: "second_factor_required" },
    { secondFactor: "overdue", confirmed: 1, permission: "audit:read", outcome: "second_factor_required" },
    { secondFactor: "overdue", confirmed: 1, permission: "agreement:read", outcome: "o" },
  ])("$secondFactor, proven $confirmed minutes ago, wants $permission: $outcome", ({ secondFactor, confirmed, permission, outcome }) => {
    const actor = { ...person("ORGANISATION_ADMIN"), secondFactor, confirmedAt: minutesAgo(confirmed) };
    expect(outcomeOf(() => authorizeOrganisation(actor, permission, "org").organisationId)).toBe(outcome);
  });

  test("a role is asked first: whoever may not, is not asked for a proof", () => {
    const actor = { ...person("READER"), confirmedAt: minutesAgo(60) };
    expect(outcomeOf(() => authorizeOrganisation(actor, "agreement:sign", "org").organisationId)).toBe("forbidden");
  });
});

function outcomeOf(work: () => string): string {
  try {
    return work();
  } catch (thrown) {
    return thrown instanceof Error && "code" in thrown ? String(thrown.code) : String(thrown);
  }
}
