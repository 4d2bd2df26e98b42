import { describe, expect, test } from "vitest";
import { changesBetween } from "./redline.rules";
import { nextText } from "./texts/next.test-support";
import { apiAgreement } from "./texts/api-agreement";

describe("the differences between two texts", () => {
  test("are none between a text and itself", () => {
    expect(changesBetween(apiAgreement.source, apiAgreement.source)).toEqual([]);
  });

  test("are said per article, word by word, under their heading", () => {
    const before = "# Titel\n\n## 1. Begin\n\n1.1 Het duurt 30 dagen.\n\n1.2 Blijft.\n";
    const after = "# Titel\n\n## 1. Begin\n\n1.1 Het duurt 60 dagen.\n\n1.2 Blijft.\n";

    expect(changesBetween(before, after)).toEqual([
      {
        kind: "changed",
        number: "1.1",
        under: "1. Begin",
        words: [
          { kind: "same", text: "Het duurt " },
          { kind: "removed", text: "30" },
          { kind: "added", text: "60" },
          { kind: "same", text: " dagen." },
        ],
      },
    ]);
  });

  test("tell what is new and what is gone as a whole", () => {
    const before = "# T\n\n## 1. A\n\n1.1 Eerste zin over tokens.\n\n- oud punt\n";
    const after = "# T\n\n## 1. A\n\n1.1 Eerste zin over tokens.\n\n1.2 Iets heel anders dan wat er stond.\n";

    expect(changesBetween(before, after).map(({ kind, number }) => ({ kind, number }))).toEqual([
      { kind: "added", number: "1.2" },
      { kind: "removed", number: null },
    ]);
  });

  test("give back both texts when put together again", () => {
    const after = nextText("1.1", "2027-01-10");
    const changes = changesBetween(apiAgreement.source, after);
    const side = (kind: "added" | "removed") => changes.map(({ words }) => words.filter((part) => part.kind !== kind).map(({ text }) => text).join(""));

    expect(changes.length).toBeGreaterThan(2);
    for (const line of side("removed").filter(Boolean)) expect(after).toContain(line);
    for (const line of side("added").filter(Boolean)) expect(apiAgreement.source).toContain(line);
  });
});
