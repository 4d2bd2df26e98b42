import { describe, expect, test } from "vitest";
import { dateText, distance, listText, momentText, secondsText } from "./dates";

const afternoon = new Date("2026-11-19T13:32:05Z");

test("a date in a text names the month", () => {
  expect(dateText("2027-01-01", "nl")).toBe("1 januari 2027");
  expect(dateText("2027-01-01", "en")).toBe("1 January 2027");
});

test("a moment is told on the clock of the Netherlands, in winter and in summer", () => {
  expect(momentText(afternoon, "nl")).toBe("19 november 2026 om 14:32");
  expect(momentText(afternoon, "en")).toBe("19 November 2026 at 14:32");
  expect(momentText(new Date("2026-07-01T22:05:00Z"), "nl")).toBe("2 juli 2026 om 00:05");
  expect(secondsText(afternoon, "nl")).toBe("14:32:05");
});

test("a list leaves out the year of now, by the calendar of the Netherlands", () => {
  expect(listText(new Date("2026-11-12T09:04:00Z"), afternoon, "nl")).toBe("12 nov, 10:04");
  expect(listText(new Date("2025-12-31T22:59:00Z"), afternoon, "nl")).toBe("31 dec 2025");
  expect(listText(new Date("2025-12-31T23:00:00Z"), afternoon, "nl")).toBe("1 jan, 00:00");
});

describe("distance", () => {
  const before = (milliseconds: number) => distance(new Date(afternoon.getTime() - milliseconds), afternoon, "nl");

  test.each([
    { milliseconds: 0, words: { word: "now" } },
    { milliseconds: 59_999, words: { word: "now" } },
    { milliseconds: -30_000, words: { word: "now" } },
    { milliseconds: -59_999, words: { word: "soon" } },
    { milliseconds: 60_000, words: { text: "1 minuut geleden" } },
    { milliseconds: 20 * 60_000, words: { text: "20 minuten geleden" } },
    { milliseconds: -14 * 60_000, words: { text: "over 14 minuten" } },
    { milliseconds: 3_600_000, words: { text: "1 uur geleden" } },
    { milliseconds: 86_399_999, words: { text: "23 uur geleden" } },
    { milliseconds: 86_400_000, words: { text: "18 nov, 14:32" } },
  ])("of $milliseconds ms ago is $words", ({ milliseconds, words }) => {
    expect(before(milliseconds)).toEqual(words);
  });
});
