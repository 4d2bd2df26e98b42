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

/** A signed-in person, or the operator at the command line acting within one organisation. */
export type PersonActor = { kind: "user" | "operator"; id: string; name: string; places: Place[] };

/** A back office that proved its token and secret. Its company comes from the token, never from input. */
export type TokenActor = {
  kind: "token";
  id: string;
  name: string;
  company: CompanyPlace & { organisationId: string };
  permissions: readonly string[];
};

/** Who asks. */
export type Actor = PersonActor | TokenActor;
