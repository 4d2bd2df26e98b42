import fc from "fast-check";
import { readFileSync, existsSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020";
import { expect, test } from "vitest";
import { projectForPositions } from "../projection.rules";
import { documents, sharedDocuments } from "./arbitrary.test-support";
import { InquiryPayEquity } from "./message.schema";
import { canonicalJson } from "./writing.rules";

/* The official schema is not ours to publish: where it lies beside the repository we ask it, elsewhere our own alone. */
const officialSchema = new URL("../../../../shared/setu/InquiryPayEquity-v2.0.schema.json", import.meta.url);

const judge = officialJudge();

test("every document we write is valid by the standard", () => {
  fc.assert(
    fc.property(documents(), (content) => {
      expect(judge(JSON.parse(canonicalJson(content)))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("every part of a document that a company may see is valid by the standard", () => {
  fc.assert(
    fc.property(sharedDocuments(), ({ content, shared }) => {
      expect(judge(JSON.parse(canonicalJson(projectForPositions(content, shared))))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("of an arbitrary document with one key changed our schema says what the official one says", () => {
  const values = fc.constantFrom<unknown>(undefined, null, 7, "7", [], {}, true);
  fc.assert(
    fc.property(documents(), fc.nat(), values, (content, place, value) => {
      const message = JSON.parse(JSON.stringify(content)) as Tree;
      change(message, place, value);
      expect(judge(message).length === 0).toBe(InquiryPayEquity.safeParse(message).success);
    }),
    { numRuns: 150 },
  );
});

type Tree = Record<string, unknown>;

/** Changes the n-th key of a message, counted through it. */
function change(message: Tree, place: number, value: unknown): void {
  const places: [Tree, string][] = [];
  const collect = (tree: Tree) => {
    for (const [key, child] of Object.entries(tree)) {
      places.push([tree, key]);
      if (typeof child === "object" && child !== null) collect(child as Tree);
    }
  };
  collect(message);
  const [tree, key] = places[place % places.length] ?? [{}, ""];
  if (Array.isArray(tree)) tree.splice(Number(key), 1, ...(value === undefined ? [] : [value]));
  else if (value === undefined) delete tree[key];
  else tree[key] = value;
}

/** What is wrong with a message: by the official schema, or where it is not at hand by ours. */
function officialJudge(): (message: unknown) => unknown[] {
  if (!existsSync(officialSchema)) {
    console.warn("The official SETU schema does not lie beside this repository: judged by our own schema alone.");
    return (message) => InquiryPayEquity.safeParse(message).error?.issues ?? [];
  }
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(officialSchema, "utf8")) as object);
  return (message) => (validate(message) ? [] : (validate.errors ?? []));
}
