import { amsterdamDate, now } from "@/lib/core/clock";
import { log } from "@/lib/core/log";
import { Basisprofiel, Fault, SearchResult } from "./answers.schema";
import { answerOfProfile, answerOfSearch } from "./rules";
import type { Register, RegisterAnswer } from "./schema";

/** An answer as it came: the status and the parsed JSON, undefined when it was none. */
export type Heard = { status: number; body: unknown };

/** Asks KVK for one path below the base of its API; it throws when no whole answer came in time. */
export type Ask = (path: string, signal: AbortSignal) => Promise<Heard>;

/** For both questions together. Milliseconds: longer than a person waits for a form. */
const TIME_LIMIT = 4_000;

/** KVK delivers nothing for this number: unknown, or without a profile (Basisprofiel release notes 1.4.4). */
const NOT_DELIVERED = new Set(["IPD0005", "IPD0007"]);

/** KVK knows the number cannot exist, or finds nothing. */
const NOTHING_FOUND = new Set(["IPD0004", "IPD5200"]);

/**
 * The Handelsregister by way of KVK's API. The profile of the company answers at once, however many branches it has; only
 * when KVK delivers none, one search tells an ended company from an unknown number.
 *
 * @param timeout for the whole look-up, in milliseconds
 */
export function registerOver(ask: Ask, timeout = TIME_LIMIT): Register {
  return {
    async findCompany(kvkNumber) {
      try {
        return await lookUp(ask, kvkNumber, AbortSignal.timeout(timeout));
      } catch (cause) {
        log().warn({ cause: cause instanceof Error ? `${cause.name}: ${cause.message}` : "unknown" }, "the KVK API could not be asked");
        return { state: "unavailable" };
      }
    },
  };
}

async function lookUp(ask: Ask, kvkNumber: string, signal: AbortSignal): Promise<RegisterAnswer> {
  const heard = await ask(`/v1/basisprofielen/${kvkNumber}`, signal);
  const codes = codesOf(heard);
  if (codes.some((code) => NOTHING_FOUND.has(code))) return { state: "not_found" };
  if (codes.some((code) => NOT_DELIVERED.has(code))) return search(ask, kvkNumber, signal);
  if (heard.status !== 200) return refused(heard);

  const profile = Basisprofiel.safeParse(heard.body);
  if (!profile.success || profile.data.kvkNummer !== kvkNumber) return unreadable("basisprofiel");
  return answerOfProfile(profile.data, amsterdamDate(now()));
}

async function search(ask: Ask, kvkNumber: string, signal: AbortSignal): Promise<RegisterAnswer> {
  const heard = await ask(`/v2/zoeken?kvkNummer=${kvkNumber}&inclusiefInactieveRegistraties=true&pagina=1&resultatenPerPagina=10`, signal);
  if (codesOf(heard).some((code) => NOTHING_FOUND.has(code) || NOT_DELIVERED.has(code))) return { state: "not_found" };
  if (heard.status !== 200) return refused(heard);

  const result = SearchResult.safeParse(heard.body);
  return result.success ? answerOfSearch(result.data, kvkNumber) : unreadable("zoeken");
}

/** The codes of a fault; an answer of 200 has none. */
function codesOf({ status, body }: Heard): string[] {
  const fault = status === 200 ? undefined : Fault.safeParse(body).data;
  return fault?.fout.map(({ code }) => code) ?? [];
}

function refused(heard: Heard): RegisterAnswer {
  const facts = { status: heard.status, codes: codesOf(heard) };
  if (heard.status === 401 || heard.status === 403) log().error(facts, "the KVK API refuses the key: check KVK_API_KEY");
  else log().warn(facts, "the KVK API gave no answer");
  return { state: "unavailable" };
}

function unreadable(call: string): RegisterAnswer {
  log().error({ call }, "an answer of the KVK API is not what KVK documents");
  return { state: "unavailable" };
}
