import { describe, expect, test } from "vitest";
import { parseInput } from "@/lib/core/input";
import { PASSWORD } from "@/prisma/factories";
import { hashPassword, passwordFits, refuseWeakPassword } from "./passwords";
import { NewPassword } from "./schema";

const outcomeOf = (password: string) => {
  try {
    return parseInput(NewPassword, password) === password ? "kept as it is" : "changed";
  } catch (thrown) {
    return (thrown as { fields: { key: string }[] }).fields[0]?.key;
  }
};

describe("a new password", () => {
  test.each([
    { length: 7, outcome: "errors.tooShort" },
    { length: 8, outcome: "errors.tooShort" },
    { length: 11, outcome: "errors.tooShort" },
    { length: 12, outcome: "kept as it is" },
    { length: 64, outcome: "kept as it is" },
    { length: 128, outcome: "kept as it is" },
    { length: 129, outcome: "errors.tooLong" },
  ])("of $length characters: $outcome", ({ length, outcome }) => {
    expect(outcomeOf("kR7 é".repeat(30).slice(0, length))).toBe(outcome);
  });

  test("keeps its blanks and its case", () => {
    expect(outcomeOf("  Paarse Fiets Zingt  ")).toBe("kept as it is");
  });

  test.each([
    { password: "Welkom01Welkom01", refused: "errors.passwordCommon" },
    { password: "Welkom012345", refused: "errors.passwordCommon" },
    { password: "Wachtwoord2026!", refused: "errors.passwordCommon" },
    { password: "wachtwoord123456", refused: "errors.passwordCommon" },
    { password: "geheimgeheim", refused: "errors.passwordCommon" },
    { password: "Zomer2026Zomer", refused: "errors.passwordCommon" },
    { password: "password1234", refused: "errors.passwordCommon" },
    { password: "aaaaaaaaaaaa", refused: "errors.passwordCommon" },
    { password: "            ", refused: "errors.passwordCommon" },
    { password: "123456789012", refused: "errors.passwordCommon" },
    { password: "qwertyuiop12", refused: "errors.passwordCommon" },
    { password: "abcdefghijkl", refused: "errors.passwordCommon" },
    { password: "ab".repeat(64), refused: "errors.passwordCommon" },
    { password: "Inlenersbeloning1", refused: "errors.passwordOwnWord" },
    { password: "INLENERSBELONING-2026", refused: "errors.passwordOwnWord" },
    { password: "voorbeeld-uitzend-1", refused: "errors.passwordOwnWord" },
    { password: "Bea.Beheerder.12", refused: "errors.passwordOwnWord" },
    { password: "beheerder@voorbeeld.example", refused: "errors.passwordOwnWord" },
  ])("$password is refused", async ({ password, refused }) => {
    const words = ["Bea Beheerder", "beheerder@voorbeeld.example", "Voorbeeld Uitzend Groep B.V."];
    await expect(refuseWeakPassword(password, words)).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "password", key: refused }] });
  });

  test.each([PASSWORD, "demo-wachtwoord-2026", "paarse fiets zingt", "correct horse battery staple", "x7!kQ9mZr2&p", "niet het wachtwoord"])(
    "%s is taken, whatever kinds of characters it has",
    async (password) => {
      await expect(refuseWeakPassword(password, ["Bea Beheerder", "bea@voorbeeld.example"])).resolves.toBeUndefined();
    },
  );
});

test("all of a password counts: its tail, its blanks, its case", async () => {
  const password = `${"é".repeat(36)}${"x".repeat(36)} Tail`;
  const hash = await hashPassword(password);

  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordFits(password, hash)).toBe(true);
  for (const other of [`${password.slice(0, 72)} Tali`, password.slice(0, 72), ` ${password}`, `${password} `, password.toLowerCase()]) {
    expect(await passwordFits(other, hash)).toBe(false);
  }
});
