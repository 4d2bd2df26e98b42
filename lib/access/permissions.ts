export type Role = "ORGANISATION_ADMIN" | "COMPANY_ADMIN" | "READER";

/** The rights a token can hold; the manual's sentence for each stands in messages/<language>/permissions.json. */
export const apiPermissions = [
  "pay-equity:read",
  "pay-equity:pdf",
  "partners:list",
  "partners:read",
  "requests:read",
  "requests:create",
  "positions:list",
  "positions:read",
  "invitations:create",
  "pay-equity:write",
] as const;
export type ApiPermission = (typeof apiPermissions)[number];

const everyone = ["ORGANISATION_ADMIN", "COMPANY_ADMIN", "READER"] as const;
const admins = ["ORGANISATION_ADMIN", "COMPANY_ADMIN"] as const;
const organisationAdmins = ["ORGANISATION_ADMIN"] as const;

/** What each role may do. Adding a permission is one line here; nothing else grants access. */
export const permissions = {
  "organisation:read": everyone,
  "organisation:update": organisationAdmins,
  "companies:create": organisationAdmins,
  "members:read": admins,
  "members:manage": admins,
  "licence:read": everyone,
  "licence:change": organisationAdmins,
  "audit:read": admins,
  "agreement:read": everyone,
  "agreement:sign": organisationAdmins,
  "company:read": everyone,
  "tokens:read": everyone,
  "tokens:prepare": admins,
  "tokens:create": admins,
  "webhooks:read": everyone,
  "webhooks:write": admins,
  "regulations:read": everyone,
  "regulations:publish": admins,
  "pay-equity:read": everyone,
  "pay-equity:pdf": everyone,
  "partners:list": everyone,
  "partners:read": everyone,
  "positions:list": everyone,
  "positions:read": everyone,
  "requests:read": everyone,
  "requests:create": admins,
  "invitations:create": admins,
  "pay-equity:write": admins,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** What is asked only of whoever proved to be there a moment ago (step-up). */
const dangerous: ReadonlySet<Permission> = new Set<Permission>(["agreement:sign", "tokens:create", "members:manage", "licence:change"]);

/** How long a proof counts for dangerous actions. Milliseconds. */
export const PROOF_LASTS = 15 * 60_000;

/** True for a permission that needs a fresh proof of who is there. */
export function isDangerous(permission: Permission): boolean {
  return dangerous.has(permission);
}

/** Whether a proof given at one moment still counts at another. */
export function isFresh(confirmedAt: Date, at: Date): boolean {
  return at.getTime() - confirmedAt.getTime() < PROOF_LASTS;
}

/** True when the role holds the permission. */
export function roleMay(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role);
}

/** True for a permission that a token can hold at all; a token never does anything else. */
export function isApiPermission(permission: string): permission is ApiPermission {
  return (apiPermissions as readonly string[]).includes(permission);
}
