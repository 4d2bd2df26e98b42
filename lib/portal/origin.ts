import { headers } from "next/headers";
import type { Origin } from "@/lib/access/actor";
import { clientAddress } from "@/lib/core/address";
import { env } from "@/lib/core/env";

/** Where this request came from, as evidence: the address behind the proxies we trust, and what the browser says it is. */
export async function requestOrigin(): Promise<Origin> {
  const sent = await headers();
  const socketAddress = sent.get("x-portal-address") ?? undefined;
  const forwardedFor = sent.get("x-forwarded-for") ?? undefined;

  return { address: clientAddress(socketAddress, forwardedFor, env().TRUSTED_PROXIES), userAgent: sent.get("user-agent") };
}
