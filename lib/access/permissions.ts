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

/** What each role may do. Adding a permission is one line here; nothing else grants access. */
export const permissions = {
  "organisation:read": everyone,
  "agreement:read": everyone,
  "agreement:sign": ["ORGANISATION_ADMIN"],
  "company:read": everyone,
  "tokens:read": everyone,
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

/** True when the role holds the permission. */
export function roleMay(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role);
}

/** True for a permission that a token can hold at all; a token never does anything else. */
export function isApiPermission(permission: string): permission is ApiPermission {
  return (apiPermissions as readonly string[]).includes(permission);
}
