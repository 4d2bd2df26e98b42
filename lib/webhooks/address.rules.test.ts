import { describe, expect, test } from "vitest";
import { type AddressPolicy, isPublicAddress, mayCall, policyOf, urlFault } from "./address.rules";

const policy = (change: Partial<Parameters<typeof policyOf>[0]> = {}): AddressPolicy =>
  policyOf({ PORTAL_MODE: "production", APP_URL: "https://portaal.example", WEBHOOK_ALLOW_CIDRS: "", WEBHOOK_ALLOW_PORTS: "", ...change });

describe("isPublicAddress", () => {
  test.each(["1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.167.1.1", "198.17.0.1", "223.255.255.255", "2606:4700::1111", "2a01:4f8::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])(
    "lets %s through",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  test.each([
    ["0.0.0.0", "this host"],
    ["0.1.2.3", "this network"],
    ["10.0.0.1", "private"],
    ["100.64.0.1", "shared with a provider"],
    ["127.0.0.1", "loopback"],
    ["127.255.255.254", "loopback"],
    ["169.254.169.254", "link-local, a cloud's metadata"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private"],
    ["192.0.0.8", "protocol assignments"],
    ["192.0.2.1", "documentation"],
    ["192.31.196.1", "AS112"],
    ["192.52.193.1", "AMT"],
    ["192.88.99.1", "6to4 relay"],
    ["192.168.1.1", "private"],
    ["192.175.48.1", "AS112"],
    ["198.18.0.1", "benchmarking"],
    ["198.19.255.255", "benchmarking"],
    ["198.51.100.1", "documentation"],
    ["203.0.113.1", "documentation"],
    ["224.0.0.1", "multicast"],
    ["239.255.255.255", "multicast"],
    ["240.0.0.1", "reserved"],
    ["255.255.255.255", "broadcast"],
    ["::", "unspecified"],
    ["::1", "loopback"],
    ["::127.0.0.1", "IPv4-compatible"],
    ["::8.8.8.8", "IPv4-compatible, public inside"],
    ["::ffff:127.0.0.1", "IPv4-mapped loopback"],
    ["::ffff:7f00:1", "the same in hex"],
    ["::ffff:169.254.169.254", "IPv4-mapped metadata"],
    ["::ffff:0:127.0.0.1", "IPv4-translated"],
    ["64:ff9b::10.0.0.1", "NAT64 of a private address"],
    ["64:ff9b::7f00:1", "NAT64 of loopback"],
    ["64:ff9b:1::808:808", "NAT64 of a local prefix"],
    ["100::1", "discard only"],
    ["2001::1", "Teredo"],
    ["2001:2::1", "benchmarking"],
    ["2001:db8::1", "documentation"],
    ["2001:10::1", "ORCHID"],
    ["2001:20::1", "ORCHIDv2"],
    ["2002:7f00:1::", "6to4 of loopback"],
    ["2002:808:808::1", "6to4 of a public address"],
    ["2620:4f:8000::1", "AS112"],
    ["3fff::1", "documentation"],
    ["4000::1", "not given out"],
    ["5f00::1", "segment routing"],
    ["fc00::1", "unique local"],
    ["fd12:3456::1", "unique local"],
    ["fe80::1", "link-local"],
    ["fe80::1%eth0", "link-local with a zone"],
    ["2606:4700::1111%lo", "public with a zone"],
    ["fec0::1", "site-local"],
    ["ff02::1", "multicast"],
    ["2130706433", "a number"],
    ["0x7f.1", "hex"],
    ["127.1", "short"],
    ["example.nl", "a name"],
    ["", "nothing"],
  ])("refuses %s (%s)", (address) => expect(isPublicAddress(address)).toBe(false));
});

describe("urlFault", () => {
  test.each(["https://ef-test1.easyflex.org/inlenersbeloning_webhook.tpsp?wmnr=cju1u6p", "https://example.nl:443/x", "https://8.8.8.8/x", "https://[2606:4700::1111]/x", "https://xn--mnchen-3ya.example/"])(
    "finds nothing wrong with %s",
    (url) => expect(urlFault(new URL(url), policy())).toBeNull(),
  );

  test.each([
    ["http://example.nl/x", "errors.webhookHttps"],
    ["ftp://example.nl/x", "errors.webhookHttps"],
    ["https://10.0.0.1/x", "errors.webhookPrivateAddress"],
    ["https://0x7f.1/x", "errors.webhookPrivateAddress"],
    ["https://2130706433/x", "errors.webhookPrivateAddress"],
    ["https://017700000001/x", "errors.webhookPrivateAddress"],
    ["https://[::1]/x", "errors.webhookPrivateAddress"],
    ["https://[::ffff:10.0.0.1]/x", "errors.webhookPrivateAddress"],
    ["https://169.254.169.254/latest/meta-data", "errors.webhookPrivateAddress"],
    ["https://localhost/x", "errors.webhookPrivateAddress"],
    ["https://LOCALHOST./x", "errors.webhookPrivateAddress"],
    ["https://api.localhost/x", "errors.webhookPrivateAddress"],
    ["https://example.nl:80/x", "errors.webhookPort"],
    ["https://example.nl:8443/x", "errors.webhookPort"],
    ["https://example.nl:22/x", "errors.webhookPort"],
    ["http://localhost:3000/connector/webhook", "errors.webhookHttps"],
  ])("%s → %s", (url, key) => expect(urlFault(new URL(url), policy())?.key).toBe(key));

  test("an operator widens it by block and port, with http inside the block alone", () => {
    const wider = policy({ WEBHOOK_ALLOW_CIDRS: "10.1.0.0/16, fd00::/8", WEBHOOK_ALLOW_PORTS: "80,8000-8099" });

    expect(urlFault(new URL("http://10.1.2.3/x"), wider)).toBeNull();
    expect(urlFault(new URL("http://10.1.2.3:8042/x"), wider)).toBeNull();
    expect(urlFault(new URL("https://[fd00::1]/x"), wider)).toBeNull();
    expect(urlFault(new URL("http://backoffice.lokaal/x"), wider)).toBeNull();
    expect(urlFault(new URL("http://10.1.2.3:8100/x"), wider)?.key).toBe("errors.webhookPort");
    expect(urlFault(new URL("https://10.2.0.1/x"), wider)?.key).toBe("errors.webhookPrivateAddress");
    expect(urlFault(new URL("http://8.8.8.8/x"), wider)?.key).toBe("errors.webhookHttps");
  });
});

describe("mayCall", () => {
  const may = (url: string, address: string, rules: AddressPolicy) => mayCall(new URL(url), address, rules);

  test("asks for https and a public address", () => {
    expect(may("https://example.nl/", "8.8.8.8", policy())).toBe(true);
    expect(may("https://example.nl/", "::ffff:127.0.0.1", policy())).toBe(false);
    expect(may("http://example.nl/", "8.8.8.8", policy())).toBe(false);
    expect(may("https://example.nl:8443/", "8.8.8.8", policy())).toBe(false);
  });

  test("keeps http to the operator's blocks, also for a name", () => {
    const wider = policy({ WEBHOOK_ALLOW_CIDRS: "127.0.0.0/8", WEBHOOK_ALLOW_PORTS: "80" });
    expect(may("http://backoffice.lokaal/", "127.0.0.1", wider)).toBe(true);
    expect(may("http://backoffice.lokaal/", "::ffff:127.0.0.1", wider)).toBe(true);
    expect(may("http://backoffice.lokaal/", "8.8.8.8", wider)).toBe(false);
    expect(may("http://backoffice.lokaal/", "10.0.0.1", wider)).toBe(false);
  });

  test("outside production the portal's own connector may be called, on this machine alone", () => {
    const demo = policy({ PORTAL_MODE: "demo", APP_URL: "http://localhost:3000" });
    for (const host of ["localhost", "127.0.0.1"]) expect(urlFault(new URL(`http://${host}:3000/connector/webhook?wmnr=x`), demo)).toBeNull();

    expect(may("http://localhost:3000/connector/webhook?wmnr=x", "127.0.0.1", demo)).toBe(true);
    expect(may("http://localhost:3000/connector/webhook?wmnr=x", "::1", demo)).toBe(true);
    expect(may("http://localhost:3000/connector/webhook?wmnr=x", "10.0.0.1", demo)).toBe(false);
    expect(may("http://localhost:3000/connector/webhook/../../api/v1", "127.0.0.1", demo)).toBe(false);
    expect(may("http://localhost:3000/connector", "127.0.0.1", demo)).toBe(false);
    expect(may("http://localhost:5432/connector/webhook", "127.0.0.1", demo)).toBe(false);
    expect(may("http://localhost:3000/connector/webhook", "127.0.0.1", policy({ APP_URL: "http://localhost:3000" }))).toBe(false);
  });
});

test.each([
  [{ WEBHOOK_ALLOW_CIDRS: "10.0.0.0" }, /WEBHOOK_ALLOW_CIDRS: 10\.0\.0\.0/],
  [{ WEBHOOK_ALLOW_CIDRS: "10.0.0.0/8,x/9" }, /WEBHOOK_ALLOW_CIDRS: x/],
  [{ WEBHOOK_ALLOW_PORTS: "http" }, /WEBHOOK_ALLOW_PORTS: http/],
  [{ WEBHOOK_ALLOW_PORTS: "90-80" }, /WEBHOOK_ALLOW_PORTS: 90-80/],
])("a setting that cannot be read is refused by name: %j", (setting, message) => {
  expect(() => policy(setting)).toThrow(message);
});
