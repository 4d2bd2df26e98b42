import { expect, test } from "vitest";
import { clientAddress, isWithin } from "./address";

test.each([
  { what: "nobody forwards", socket: "192.0.2.7", forwarded: undefined, trusted: "", address: "192.0.2.7" },
  { what: "a stranger claims to forward", socket: "192.0.2.7", forwarded: "203.0.113.9", trusted: "10.0.0.0/8", address: "192.0.2.7" },
  { what: "our proxy forwards", socket: "10.0.0.2", forwarded: "203.0.113.9", trusted: "10.0.0.0/8", address: "203.0.113.9" },
  { what: "a client lies in front of our proxy", socket: "10.0.0.2", forwarded: "1.1.1.1, 203.0.113.9", trusted: "10.0.0.0/8", address: "203.0.113.9" },
  { what: "a mapped address", socket: "::ffff:192.0.2.7", forwarded: undefined, trusted: "", address: "192.0.2.7" },
  { what: "nothing is known", socket: undefined, forwarded: "1.1.1.1", trusted: "10.0.0.0/8", address: null },
])("when $what the address is $address", ({ socket, forwarded, trusted, address }) => {
  expect(clientAddress(socket, forwarded, trusted)).toBe(address);
});

test("a list of networks with a fault in it trusts only what is right", () => {
  expect(isWithin("10.1.2.3", "nonsense, 10.0.0.0/8")).toBe(true);
  expect(isWithin("10.1.2.3", "nonsense")).toBe(false);
});
