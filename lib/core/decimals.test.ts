import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DecimalKind, parseDecimal, writeDecimal } from "./decimals";
import { AppError } from "./errors";
import { euro, number, percentage } from "./format";
import { wordsIn } from "./words";

describe("a number as people write it", () => {
  test.each<[string, DecimalKind, string]>([
    ["1.234,56", "number", "1234.56"],
    ["1,234", "number", "1.234"],
    ["1.234", "number", "1234"],
    ["1234,5", "number", "1234.5"],
    ["0,385", "number", "0.385"],
    ["12.345.678,9", "number", "12345678.9"],
    ["  7 ", "number", "7"],
    ["12 345,6", "number", "12345.6"],
    ["-12,5", "number", "-12.5"],
    ["− 12,5", "number", "-12.5"],
    ["0", "number", "0"],
    ["0,10", "number", "0.1"],
    ["€ 1.234,56", "euro", "1234.56"],
    ["€1.234,56", "euro", "1234.56"],
    ["€\u00a02.737,00", "euro", "2737"],
    ["-€ 7,50", "euro", "-7.5"],
    ["€ -7,50", "euro", "-7.5"],
    ["14,71", "euro", "14.71"],
    ["12,5%", "percentage", "12.5"],
    ["12,5 %", "percentage", "12.5"],
    ["8", "percentage", "8"],
    ["0,607", "percentage", "0.607"],
    ["123456789012,345", "number", "123456789012.345"],
  ])("%j as %s is %s", (typed, kind, value) => {
    expect(parseDecimal(typed, kind).toFixed()).toBe(value);
  });

  test.each<[string, DecimalKind, string]>([
    ["1,234.56", "number", "errors.decimalEnglish"],
    ["1,234,567", "number", "errors.decimalEnglish"],
    ["1.5", "number", "errors.decimalPoint"],
    ["14.71", "euro", "errors.decimalPoint"],
    ["1.2345", "number", "errors.decimalPoint"],
    ["1234.567", "number", "errors.decimalPoint"],
    ["12.34.567", "number", "errors.decimalThousands"],
    ["1.234.56", "number", "errors.decimalThousands"],
    ["0.385", "number", "errors.decimalThousands"],
    ["12.5,5", "number", "errors.decimalThousands"],
    ["007", "number", "errors.decimalThousands"],
    ["€ 5", "percentage", "errors.decimalSign"],
    ["5%", "euro", "errors.decimalSign"],
    ["5%", "number", "errors.decimalSign"],
    ["--5", "number", "errors.decimalSign"],
    ["", "number", "errors.required"],
    [" ", "euro", "errors.required"],
    ["€", "euro", "errors.decimal"],
    [",5", "number", "errors.decimal"],
    ["5,", "number", "errors.decimal"],
    ["1e3", "number", "errors.decimal"],
    ["NaN", "number", "errors.decimal"],
    ["Infinity", "number", "errors.decimal"],
    ["0x10", "number", "errors.decimal"],
    ["١٢", "number", "errors.decimal"],
    ["twaalf", "number", "errors.decimal"],
    ["5,00 euro", "euro", "errors.decimal"],
    ["1234567890123,456", "number", "errors.decimalDigits"],
  ])("%j as %s is refused: %s", (typed, kind, key) => {
    const refusal = refusalOf(() => parseDecimal(typed, kind));
    expect(refusal).toMatchObject({ code: "invalid_input", key });
    for (const locale of ["nl", "en"] as const) expect(wordsIn(locale)(key, refusal?.values)).not.toMatch(/errors\.|[{}]/);
  });

  const decimals = fc.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 })).map(([digits, places]) => new Decimal(digits).div(Decimal.pow(10, places)));

  test("comes back exactly from how a field shows it", () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(parseDecimal(writeDecimal(value)).equals(value)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test("comes back exactly from how a Dutch page writes it", () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(parseDecimal(number(value, "nl")).equals(value)).toBe(true);
        expect(parseDecimal(percentage(value, "nl"), "percentage").equals(value)).toBe(true);
        expect(parseDecimal(euro(value, "nl", 6), "euro").equals(value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("is a number or a refusal, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.,-−€% eE+x"), maxLength: 12 }), (typed) => {
        const refusal = refusalOf(() => expect(parseDecimal(typed, "euro").isFinite()).toBe(true));
        expect(refusal === null || refusal.code === "invalid_input").toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

function refusalOf(work: () => unknown): AppError | null {
  try {
    work();
    return null;
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
}
