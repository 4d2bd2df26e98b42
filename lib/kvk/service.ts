import { now } from "@/lib/core/clock";
import { env, isProduction } from "@/lib/core/env";
import { overHttp } from "./client";
import { fromFixtures } from "./fixtures";
import { type Ask, registerOver } from "./register";
import { registerStateOf } from "./rules";
import type { Lookup, Register, RegisterMark } from "./schema";

/**
 * Asks the Handelsregister about one number. The number must be eight digits; whoever lets a person ask limits how often.
 */
export async function lookUpCompany(kvkNumber: string, register: Register = configuredRegister()): Promise<Lookup> {
  const answer = await register.findCompany(kvkNumber);
  return { kvkNumber, answer, at: now().toISOString() };
}

/** What is stored of a look-up beside what was filled in; a number that was not looked up is yet to be checked. */
export function registerMarkOf(lookup: Lookup | null, filledIn: Parameters<typeof registerStateOf>[1]): RegisterMark {
  return { registerState: registerStateOf(lookup?.answer ?? null, filledIn), registerCheckedAt: lookup && new Date(lookup.at) };
}

/** A register that failed so often in a row is down: the next run asks again. */
const FAILURES = 3;

/**
 * Looks up one number after another, until the register is down, and hands each answer to whoever notes it.
 *
 * @returns how often it was noted
 */
export async function whileItAnswers<Row extends { kvkNumber: string }>(
  rows: readonly Row[],
  register: Register | undefined,
  note: (row: Row, lookup: Lookup) => Promise<boolean>,
): Promise<number> {
  let noted = 0;
  let failures = 0;
  for (const row of rows) {
    if (failures === FAILURES) break;
    const lookup = await lookUpCompany(row.kvkNumber, register);
    failures = lookup.answer.state === "unavailable" ? failures + 1 : 0;
    if (await note(row, lookup)) noted += 1;
  }
  return noted;
}

/**
 * KVK's API where a key is set, KVK's test numbers elsewhere. In production nobody is told that his number does not exist
 * because test numbers were asked: without a key the register is unavailable there, and every number is checked later.
 */
function configuredRegister(): Register {
  return registerOver(configuredAsk());
}

function configuredAsk(): Ask {
  const { KVK_API_KEY, KVK_API_URL } = env();
  if (KVK_API_KEY) return overHttp(KVK_API_URL, KVK_API_KEY);
  return isProduction() ? () => Promise.reject(new Error("KVK_API_KEY is not set")) : fromFixtures;
}
