import { Decimal } from "decimal.js";
import { AppError } from "./errors";

/** What a number is: a bare one, an amount in euros, or a percentage. */
export type DecimalKind = "number" | "euro" | "percentage";

/** Digits before and after the comma that a form may hold; together no more than a JSON number keeps exactly. */
const MOST_DIGITS = 15;

/**
 * A number as people in the Netherlands write it: 1.234,56 or 1234,56, with € in front for an amount and % behind for a
 * percentage where they belong, a minus sign in front. A point stands between thousands and a comma before decimals, never the
 * other way round: what could mean two things is refused, since a guess would become somebody's wage.
 *
 * @throws AppError `invalid_input` with the key of the sentence: `errors.decimalPoint` (1.5), `errors.decimalEnglish` (1,234.56),
 *   `errors.decimalThousands` (12.34.567), `errors.decimalSign` (% in an amount), `errors.decimalDigits`, `errors.decimal`
 */
export function parseDecimal(typed: string, kind: DecimalKind = "number"): Decimal {
  const { digits, isNegative, signs } = taken(typed);
  if (digits === "" && signs === "") throw refusal("errors.required", typed);
  if (!allowed[kind].includes(signs)) throw refusal("errors.decimalSign", typed);

  const fault = faultOf(digits);
  if (fault) throw refusal(fault, typed);
  const value = new Decimal(digits.replaceAll(".", "").replace(",", "."));
  return isNegative ? value.negated() : value;
}

/**
 * The same number as a field of a form shows it, to be typed over: 1234,56, without thousands, and with all its decimals.
 * `parseDecimal` gives it back exactly.
 */
export function writeDecimal(value: Decimal | number | string): string {
  const decimal = new Decimal(value);
  return decimal.isZero() ? "0" : decimal.toFixed().replace(".", ",");
}

/** Signs around the digits that fit each kind; a second minus fits none. */
const allowed: Record<DecimalKind, readonly string[]> = { number: [""], euro: ["", "€"], percentage: ["", "%"] };

/** Digits, points and commas apart from what stands around them; spaces say nothing. */
function taken(typed: string): { digits: string; isNegative: boolean; signs: string } {
  const written = typed.replace(/[\s\u00a0\u202f]/g, "").replace(/[−–]/g, "-");
  const [, outer = "", euro = "", inner = "", digits = "", percent = ""] = /^(-?)(€?)(-?)(.*?)(%?)$/.exec(written) ?? [];
  const twice = outer !== "" && inner !== "" ? "--" : "";
  return { digits, isNegative: `${outer}${inner}` !== "", signs: `${euro}${percent}${twice}` };
}

const GROUPED = /^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/;
const PLAIN = /^(0|[1-9]\d*)(,\d+)?$/;

/** What digits are taken for that are no Dutch number, in the order in which it is looked for. */
const mistakes: [RegExp, string][] = [
  [/[^\d.,]|^[.,]*$/, "errors.decimal"],
  [/,\d*\.|,.*,/, "errors.decimalEnglish"],
  [/^0\.\d{3}$|^0\d/, "errors.decimalThousands"],
  [/^\d+\.\d+$/, "errors.decimalPoint"],
  [/\./, "errors.decimalThousands"],
];

/** The key of what is wrong with bare digits, or null. */
function faultOf(digits: string): string | null {
  if (!GROUPED.test(digits) && !PLAIN.test(digits)) return mistakes.find(([pattern]) => pattern.test(digits))?.[1] ?? "errors.decimal";
  return digits.replace(/[.,]/g, "").replace(/^0+/, "").length > MOST_DIGITS ? "errors.decimalDigits" : null;
}

function refusal(key: string, typed: string): AppError {
  return new AppError("invalid_input", key, { values: { typed: typed.trim().slice(0, 40) } });
}
