import { expect, test } from "vitest";
import { deriveKey, randomLetters, seal, sha256Hex, unseal } from "./crypto";

test("what is sealed for one owner opens for that owner alone", () => {
  const sealed = seal(Buffer.from("geheim"), "token-1");

  expect(unseal(sealed, "token-1").toString()).toBe("geheim");
  expect(() => unseal(sealed, "token-2")).toThrow();
});

test("one changed byte anywhere keeps it shut", () => {
  const sealed = seal(Buffer.from("geheim"), "token-1");
  for (const position of [0, 15, sealed.bytes.length - 1]) {
    const changed = new Uint8Array(sealed.bytes);
    changed[position] = (changed[position] ?? 0) ^ 1;
    expect(() => unseal({ ...sealed, bytes: changed }, "token-1")).toThrow();
  }
});

test("HKDF gives what OpenSSL gives, so that a back office in any language finds the same key", () => {
  // openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt key:secret -kdfopt salt:salt -kdfopt info:webhook-v1 HKDF
  expect(deriveKey("secret", "salt", "webhook-v1").toString("hex")).toBe("58355bc6335ebf5657a0d2eb8e6475844b97e40ca7de6addfc0e4aa6b1f348c5");
});

test("random letters are letters and digits, and no two are alike", () => {
  const made = new Set(Array.from({ length: 200 }, () => randomLetters(44)));

  expect(made.size).toBe(200);
  for (const text of made) expect(text).toMatch(/^[A-Za-z0-9]{44}$/);
});

test("SHA-256 is the known one", () => {
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
