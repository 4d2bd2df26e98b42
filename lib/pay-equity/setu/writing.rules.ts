import { InquiryPayEquity } from "./message.schema";

/**
 * The bytes of a message as they are stored, hashed and sent: compact JSON with the keys in the order of the standard, so the
 * same message gives the same bytes however it was written. Keys that the standard leaves open keep their order, after it.
 * Every document that leaves passes here, and is valid by the standard or does not leave.
 *
 * A recurring moment says the same in both fields: the schema asks for `interval`, the documentation for `recurringInterval`.
 *
 * @throws ZodError when the message is not valid: our own fault, since it was read or made by us
 */
export function canonicalJson(message: InquiryPayEquity): string {
  return JSON.stringify(InquiryPayEquity.parse(bothIntervals(message)));
}

/** A recurring moment in which the field that is missing says what the other one says, as far as that is a text. */
export function withBothIntervals(recurring: Record<string, unknown>): Record<string, unknown> {
  const { interval, recurringInterval } = recurring;
  if (interval === undefined && typeof recurringInterval === "string") return { ...recurring, interval: recurringInterval };
  if (recurringInterval === undefined && typeof interval === "string") return { ...recurring, recurringInterval: interval };
  return recurring;
}

function bothIntervals(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bothIntervals);
  if (typeof value !== "object" || value === null) return value;

  const entries = Object.entries(value).map(([key, child]): [string, unknown] => [key, bothIntervals(child)]);
  const copy = Object.fromEntries(entries);
  return copy.occurrenceType === "Recurring" ? withBothIntervals(copy) : copy;
}
