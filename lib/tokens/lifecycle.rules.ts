import ipaddr from "ipaddr.js";
import { isWithin } from "@/lib/core/address";
import type { Overlap, TokenState } from "./schema";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Before how many days of the end all admins are warned. */
export const WARNINGS = [30, 14, 7, 1] as const;

/** How many networks a token can be limited to. */
export const MOST_NETWORKS = 50;

const LASTS: Record<Overlap, number> = { "0": 0, "1h": HOUR, "24h": DAY, "7d": 7 * DAY };

/** True once a token is revoked or expired: nothing changes it any more, also before the job marked it. */
export function hasEnded(token: { state: TokenState; expiresAt: Date | null }, at: Date): boolean {
  return token.state === "REVOKED" || token.state === "EXPIRED" || (token.expiresAt !== null && token.expiresAt <= at);
}

/** When the pair that is replaced stops working: after the overlap, and never after the token itself. */
export function overlapEnd(overlap: Overlap, at: Date, expiresAt: Date | null): Date {
  const end = new Date(at.getTime() + LASTS[overlap]);
  return expiresAt && expiresAt < end ? expiresAt : end;
}

/**
 * Which warning of a token's end is to be sent now, in days; null when none is or it was sent already. Whoever set the end
 * three days ahead is told once, not four times.
 */
export function warningDue(token: { expiresAt: Date | null; warnedDays: number | null }, at: Date): number | null {
  if (!token.expiresAt || token.expiresAt <= at) return null;

  const left = token.expiresAt.getTime() - at.getTime();
  const due = WARNINGS.findLast((days) => left <= days * DAY) ?? null;
  return due !== null && (token.warnedDays === null || due < token.warnedDays) ? due : null;
}

/** The last instant of a token that works until the end of a day: just before the next day begins in the Netherlands. */
export function endOfDay(startOfNext: Date): Date {
  return new Date(startOfNext.getTime() - 1);
}

/** The calendar date after one, both `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}

/**
 * A network as it is kept: 10.1.2.3/8 becomes 10.0.0.0/8, an address alone becomes /32 or /128. Null for what is neither
 * (RFC 4632, RFC 4291).
 */
export function networkOf(typed: string): string | null {
  const cidr = typed.includes("/") ? typed : ipaddr.isValid(typed) ? `${typed}/${ipaddr.parse(typed).kind() === "ipv4" ? 32 : 128}` : "";
  // A number alone, or three of four parts, is an address in the oldest notation, and never what somebody meant.
  if (/^[\d.]+\//.test(cidr) && !/^\d+\.\d+\.\d+\.\d+\//.test(cidr)) return null;
  if (!ipaddr.isValidCIDR(cidr)) return null;

  const [address, bits] = ipaddr.parseCIDR(cidr);
  const network = address.kind() === "ipv4" ? ipaddr.IPv4.networkAddressFromCIDR(cidr) : ipaddr.IPv6.networkAddressFromCIDR(cidr);
  return `${network.toString()}/${bits}`;
}

/** Whether a token may be used from an address. An address nobody knows comes in only where every address does. */
export function mayComeFrom(cidrs: readonly string[], address: string | null): boolean {
  if (cidrs.length === 0) return true;
  return address !== null && ipaddr.isValid(address) && isWithin(address, cidrs.join(","));
}
