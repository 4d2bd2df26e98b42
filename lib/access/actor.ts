import type { Role } from "./permissions";

/** A company as its people name it. `slug` stands in the URL, `number` on the plate. */
export type CompanyPlace = { id: string; slug: string; number: string; name: string };

/** One organisation somebody has a part in, and what that part is. */
export type Place = {
  organisation: { id: string; slug: string; name: string; kind: "AGENCY" | "HIRER" };
  /** The role over the whole organisation; null for somebody who works in some of its companies only. */
  role: Role | null;
  /** The companies within reach, by WM number, each with the strongest role there. */
  companies: (CompanyPlace & { role: Role })[];
};

/** Where somebody acts from, as evidence: the address behind the proxies we trust, and what the program says it is. */
export type Origin = { address: string | null; userAgent: string | null };

/** Acts without a network: the operator, the seeded story, the worker. */
export const nowhere: Origin = { address: null, userAgent: null };

/**
 * How a person stands with the second factor: `on`; `optional` for whoever is no admin; for an admin without one `grace`
 * until the due date and `overdue` after it.
 */
export type SecondFactorState = "on" | "optional" | "grace" | "overdue";

/** A signed-in person, or the operator at the command line acting within one organisation. */
export type PersonActor = {
  kind: "user" | "operator";
  id: string;
  name: string;
  email: string | null;
  places: Place[];
  origin: Origin;
  sessionId: string | null;
  /** When the person last proved to be there: by signing in, or when asked again. */
  confirmedAt: Date;
  secondFactor: SecondFactorState;
};

/** A back office that proved its token and secret. Its company comes from the token, never from input. */
export type TokenActor = {
  kind: "token";
  id: string;
  name: string;
  company: CompanyPlace & { organisationId: string };
  permissions: readonly string[];
  origin: Origin;
};

/** Who asks. */
export type Actor = PersonActor | TokenActor;
