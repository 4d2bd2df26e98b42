import type { ApiPermission } from "@/lib/access/permissions";

/** The right each call needs, by its address; a call that is not here needs none. */
const RIGHTS: Readonly<Record<string, ApiPermission>> = {
  "/api/v1/partners": "partners:list",
  "/api/v1/partners/:id": "partners:read",
  "/api/v1/partners/:id/positions": "positions:list",
  "/api/v1/partners/:id/positions/:positionId": "positions:read",
  "/api/v1/pay-equity": "pay-equity:read",
  "/api/v1/pay-equity/:id": "pay-equity:read",
  "/api/v1/pay-equity/:id/versions": "pay-equity:read",
  "/api/v1/pay-equity/:id/versions/:number": "pay-equity:read",
  "/api/v1/pay-equity/:id/versions/:number/pdf": "pay-equity:pdf",
};

/** What a call used, for the counts: the service itself decides. @param path as the router writes it, `/api/v1/partners/:id` */
export function rightOf(path: string): ApiPermission | null {
  return RIGHTS[path] ?? null;
}
