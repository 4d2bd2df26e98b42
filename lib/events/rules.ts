import type { ApiPermission } from "@/lib/access/permissions";
import type { EventType } from "./schema";

/**
 * The right a token needs to be told of an event; null tells every token of the company.
 * A token hears only what it may also read.
 */
export function permissionFor(type: EventType): ApiPermission | null {
  const [noun] = type.split(".");
  return noun ? (PERMISSION_OF_NOUN[noun] ?? null) : null;
}

const PERMISSION_OF_NOUN: Record<string, ApiPermission> = {
  pay_equity: "pay-equity:read",
  position: "positions:list",
  partner: "partners:list",
  request: "requests:read",
  invitation: "invitations:create",
};
