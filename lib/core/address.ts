import ipaddr from "ipaddr.js";

/**
 * The address a request really came from: the socket's, unless that is a proxy we trust; then the last address in
 * X-Forwarded-For that is not one. Headers of strangers are never believed.
 *
 * @param trusted CIDRs, comma separated
 */
export function clientAddress(socketAddress: string | undefined, forwardedFor: string | undefined, trusted: string): string | null {
  const own = plain(socketAddress);
  if (own === null || !isWithin(own, trusted)) return own;

  const chain = (forwardedFor ?? "").split(",").map((hop) => plain(hop.trim()));
  return chain.findLast((hop) => hop !== null && !isWithin(hop, trusted)) ?? own;
}

/** True when an address lies in one of the CIDRs of a comma separated list. */
export function isWithin(address: string, cidrs: string): boolean {
  const parsed = ipaddr.process(address);
  return cidrs.split(",").some((cidr) => {
    if (!ipaddr.isValidCIDR(cidr.trim())) return false;
    const [network, bits] = ipaddr.parseCIDR(cidr.trim());
    return network.kind() === parsed.kind() && parsed.match(network, bits);
  });
}

function plain(address: string | undefined): string | null {
  return address && ipaddr.isValid(address) ? ipaddr.process(address).toString() : null;
}
