import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** Words of the product itself: who guesses a password here tries these first. */
const PRODUCT_WORDS = ["inlenersbeloning", "inlener", "inleners", "uitlener", "uitzendbureau", "beloning", "portaal", "backoffice", "easyflex"];

/** A password that falls within this many guesses is refused. A throttled attacker never gets that far, one with a stolen hash does. */
const GUESSES = 1e9;

/** So many letters and digits must be left once known words are taken out. */
const OWN_PART = 8;

/** Why a password is refused, as the last part of a key in the errors catalogue. */
export type Weakness = "passwordCommon" | "passwordOwnWord";

/**
 * What makes a password easy to guess: lists of leaked passwords and of Dutch names and words, keyboard rows, series,
 * repetition (zxcvbn), and words of the person, the organisation or the product. No rule asks for kinds of characters
 * (NIST SP 800-63B 3.1.1.2, ASVS 6.2.4, 6.2.5 and 6.2.11).
 *
 * @param words names, addresses and such that belong to the person; their parts of three letters and more count
 */
export async function weaknessOf(password: string, words: readonly string[]): Promise<Weakness | null> {
  const known = [...PRODUCT_WORDS, ...words.flatMap(partsOf)].sort((one, other) => other.length - one.length);
  if (isMadeOf(password, known)) return "passwordOwnWord";

  const { guesses } = (await estimator()).check(password, known);
  return guesses < GUESSES ? "passwordCommon" : null;
}

/** A word and its parts, lower case: "bea@voorbeeld.example" gives bea, voorbeeld, example. */
function partsOf(word: string): string[] {
  const lower = word.toLowerCase();
  return [lower, ...lower.split(/[^\p{L}\p{N}]+/u)].filter((part) => part.length >= 3);
}

function isMadeOf(password: string, known: readonly string[]): boolean {
  const lower = password.toLowerCase();
  const rest = known.reduce((left, word) => left.replaceAll(word, " "), lower);
  return rest !== lower && rest.replace(/[^\p{L}\p{N}]/gu, "").length < OWN_PART;
}

let loaded: Promise<ZxcvbnFactory> | undefined;

/** The lists weigh four megabytes: they are read when the first password is chosen, not with every page. */
function estimator(): Promise<ZxcvbnFactory> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, dutch] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-nl-be"),
  ]);
  return new ZxcvbnFactory({ dictionary: { ...common.dictionary, ...dutch.dictionary }, graphs: common.adjacencyGraphs, maxLength: 128 });
}
