import { isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";
import type { Environment } from "@/lib/core/env";

/** Where the portal's own connector listens; in demo and test mode the one address on this machine that may be called. */
const OWN_CONNECTOR_PATH = "/connector/webhook";

/** IPv6 addresses given to anyone lie in here. Source: IANA, "Internet Protocol Version 6 Address Space". */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/** The well-known prefix behind which a network without IPv4 puts IPv4 addresses. Source: RFC 6052 section 2.1. */
const NAT64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");

type Block = [ipaddr.IPv4 | ipaddr.IPv6, number];
type PortRange = { from: number; to: number };

/** What may be called besides https on port 443 of a public address. */
export type AddressPolicy = { blocks: Block[]; ports: PortRange[]; own: { hosts: string[]; port: number } | null };

/** Why a URL cannot be a webhook; each has its sentence in messages/<language>/errors.json. */
export type UrlFault = { key: "errors.webhookHttps" | "errors.webhookPort" | "errors.webhookPrivateAddress"; values: Record<string, string | number> };

/**
 * What the operator allows, from the environment.
 *
 * @throws Error naming the variable that cannot be read
 */
export function policyOf(environment: Pick<Environment, "PORTAL_MODE" | "APP_URL" | "WEBHOOK_ALLOW_CIDRS" | "WEBHOOK_ALLOW_PORTS">): AddressPolicy {
  return {
    blocks: listOf(environment.WEBHOOK_ALLOW_CIDRS).map(blockOf),
    ports: listOf(environment.WEBHOOK_ALLOW_PORTS).map(portsOf),
    own: environment.PORTAL_MODE === "production" ? null : ownOf(new URL(environment.APP_URL)),
  };
}

/**
 * True for an address that anyone on the internet can have, and nothing else: no private, local, shared, special, reserved
 * or multicast one. IPv4 wrapped in IPv6 is judged as the IPv4 it is (mapped, NAT64) or refused (compatible, 6to4, Teredo).
 * Source: IANA, IPv4 and IPv6 "Special-Purpose Address Registry".
 */
export function isPublicAddress(address: string): boolean {
  const parsed = parse(address);
  if (!parsed) return false;
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === "unicast";
  return parsed.match(GLOBAL_UNICAST) && parsed.range() === "unicast";
}

/** True when a request to this URL may go to this address; asked for every address, every time something is sent. */
export function mayCall(url: URL, address: string, policy: AddressPolicy): boolean {
  const parsed = parse(address);
  if (!parsed) return false;
  if (isOwnConnector(url, policy)) return parsed.range() === "loopback";
  if (!portAllowed(url, policy)) return false;
  if (isWithin(parsed, policy.blocks)) return true;
  return url.protocol === "https:" && isPublicAddress(address);
}

/**
 * What is wrong with a URL as far as the text tells; null when nothing is. A name is not looked up: that is done when it
 * is saved, as a warning, and decides each time something is sent.
 */
export function urlFault(url: URL, policy: AddressPolicy): UrlFault | null {
  if (isOwnConnector(url, policy)) return null;
  if (!schemeAllowed(url, policy)) return { key: "errors.webhookHttps", values: {} };

  const address = literalAddress(url);
  const mayBe = address === null || isWithin(parse(address), policy.blocks) || isPublicAddress(address);
  if (!mayBe) return { key: "errors.webhookPrivateAddress", values: { host: url.hostname } };
  return portAllowed(url, policy) ? null : { key: "errors.webhookPort", values: { port: portOf(url) } };
}

/** The IP address that stands in a URL itself; null for a name. "localhost" is an address by another name (RFC 6761 section 6.3). */
export function literalAddress(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (/(^|\.)localhost$/i.test(host)) return "127.0.0.1";
  return parse(host) ? host : null;
}

/** http stays inside the operator's blocks; whether a name leads there is seen when it is looked up. */
function schemeAllowed(url: URL, { blocks }: AddressPolicy): boolean {
  if (url.protocol === "https:") return true;

  const address = literalAddress(url);
  return url.protocol === "http:" && (address === null ? blocks.length > 0 : isWithin(parse(address), blocks));
}

function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address);

  const parsed = parseIPv6(address);
  if (parsed?.isIPv4MappedAddress()) return parsed.toIPv4Address();
  return parsed?.match(NAT64) ? new ipaddr.IPv4(parsed.toByteArray().slice(12)) : parsed;
}

/** Through the URL standard's form in hex: ipaddr.js reads the compatible `::8.8.8.8` as the mapped `::ffff:8.8.8.8`. */
function parseIPv6(address: string): ipaddr.IPv6 | null {
  const bracketed = `http://[${address}]/`;
  return isIPv6(address) && URL.canParse(bracketed) ? ipaddr.IPv6.parse(new URL(bracketed).hostname.slice(1, -1)) : null;
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6 | null, blocks: readonly Block[]): boolean {
  return blocks.some(([start, bits]) => address?.kind() === start.kind() && address.match(start, bits));
}

function isOwnConnector(url: URL, { own }: AddressPolicy): boolean {
  if (!own || url.pathname !== OWN_CONNECTOR_PATH) return false;
  return own.hosts.includes(url.hostname) && portOf(url) === own.port;
}

function portAllowed(url: URL, policy: AddressPolicy): boolean {
  const port = portOf(url);
  return (port === 443 && url.protocol === "https:") || policy.ports.some(({ from, to }) => from <= port && port <= to);
}

function portOf(url: URL): number {
  return url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
}

function ownOf(app: URL): { hosts: string[]; port: number } {
  return { hosts: [app.hostname, "localhost", "127.0.0.1"], port: portOf(app) };
}

function listOf(setting: string): string[] {
  return setting.split(",").flatMap((entry) => entry.trim() || []);
}

function blockOf(text: string): Block {
  if (!ipaddr.isValidCIDR(text)) throw new Error(`WEBHOOK_ALLOW_CIDRS: ${text} is not a block of addresses, like 10.1.0.0/16`);
  return ipaddr.parseCIDR(text);
}

function portsOf(text: string): PortRange {
  const [from = NaN, to = from] = text.split("-").map(Number);
  if (!(from >= 1 && from <= to && to <= 65_535)) throw new Error(`WEBHOOK_ALLOW_PORTS: ${text} is not a port or a range, like 8443 or 8000-8099`);
  return { from, to };
}
