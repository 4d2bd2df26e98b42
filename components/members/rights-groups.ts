import { type Permission, permissions } from "@/lib/access/permissions";

/** The rows of the page of rights, by what they are about. Every permission stands here once. */
export const rightsGroups = {
  organisation: ["organisation:read", "organisation:update", "companies:create", "agreement:read", "agreement:sign", "licence:read", "licence:change"],
  people: ["members:read", "members:manage", "audit:read"],
  connection: ["company:read", "tokens:read", "tokens:prepare", "tokens:create", "webhooks:read", "webhooks:write"],
  data: [
    "pay-equity:read",
    "pay-equity:pdf",
    "partners:list",
    "partners:read",
    "positions:list",
    "positions:read",
    "requests:read",
    "requests:create",
    "invitations:create",
  ],
  hirer: ["regulations:read", "regulations:publish", "pay-equity:write"],
} as const satisfies Record<string, readonly Permission[]>;

export type RightsGroup = keyof typeof rightsGroups;

/** What the table of permissions holds and no group shows; a test keeps it empty. */
export function ungrouped(): Permission[] {
  const shown: Permission[] = Object.values(rightsGroups).flat();
  return (Object.keys(permissions) as Permission[]).filter((permission) => !shown.includes(permission));
}
