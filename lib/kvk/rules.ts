import type { Basisprofiel, KvkAddress, SearchResult } from "./answers.schema";
import { RegisterAddress, type RegisterAnswer, type RegisterState } from "./schema";

/** What an organisation or company is called and where it is; a company has no address of its own. */
type FilledIn = { name: string; street?: string; houseNumber?: string; houseNumberAddition?: string | null; postcode?: string; city?: string };

/** As long as our own field for a name. */
const NAME_LENGTH = 120;

/** So many trade names are kept; a large company has hundreds. */
const TRADE_NAMES = 10;

/** The fields of an address, in the order of the form. */
export const addressFields = ["street", "houseNumber", "houseNumberAddition", "postcode", "city"] as const;

/**
 * Reads a Basisprofiel. An end in the future is none yet; a name is the one under which the company works, else the one in its
 * articles of association, else its first trade name.
 *
 * @param today the calendar date in the Netherlands
 */
export function answerOfProfile(profile: Basisprofiel, today: string): RegisterAnswer {
  const tradeNames = tradeNamesOf(profile);
  const name = [clean(profile.naam), clean(profile.statutaireNaam), ...tradeNames].find(Boolean);
  if (!name) return { state: "unavailable" };

  const end = clean(profile.materieleRegistratie?.datumEinde);
  const endedOn = dateOf(end);
  if (end && !(endedOn && endedOn > today)) return { state: "ended", name, endedOn };

  return { state: "found", name, tradeNames, legalForm: legalFormOf(profile), address: addressOf(addressesOf(profile)) };
}

/**
 * Reads a search for a number whose profile KVK does not deliver: a company that is active but has no profile is found by its
 * name alone, one of which every row is inactive has ended.
 */
export function answerOfSearch(result: SearchResult, kvkNumber: string): RegisterAnswer {
  const rows = (result.resultaten ?? []).filter((row) => row.kvkNummer === kvkNumber && clean(row.naam));
  const active = rows.filter((row) => row.actief?.toLowerCase() !== "nee");
  const row = active.find(({ type }) => type === "rechtspersoon") ?? active.find(({ type }) => type === "hoofdvestiging") ?? active[0] ?? rows[0];
  if (!row) return { state: "not_found" };

  const name = clean(row.naam);
  return active.length > 0 ? { state: "found", name, tradeNames: [], legalForm: null, address: null } : { state: "ended", name, endedOn: null };
}

/** How what was filled in stands to what the register said. Only a name and a whole address that are the register's confirm. */
export function registerStateOf(answer: RegisterAnswer | null, filledIn: FilledIn): RegisterState {
  if (answer === null || answer.state === "unavailable") return "UNCHECKED";
  if (answer.state === "not_found") return "UNKNOWN";
  if (answer.state === "ended") return "ENDED";
  return answer.name === filledIn.name && sameAddress(answer.address, filledIn) ? "CONFIRMED" : "EDITED";
}

function sameAddress(address: RegisterAddress | null, filledIn: FilledIn): boolean {
  if (filledIn.street === undefined) return true;
  return address !== null && addressFields.every((field) => (filledIn[field] ?? "") === address[field]);
}

function tradeNamesOf({ handelsnamen }: Basisprofiel): string[] {
  const inOrder = [...(handelsnamen ?? [])].sort((one, other) => (one.volgorde ?? 0) - (other.volgorde ?? 0));
  return inOrder.map(({ naam }) => clean(naam)).filter((name) => name !== "").slice(0, TRADE_NAMES);
}

function legalFormOf({ _embedded }: Basisprofiel): string | null {
  const owner = _embedded?.eigenaar;
  return clean(owner?.uitgebreideRechtsvorm) || clean(owner?.rechtsvorm) || null;
}

/** Those of the main branch; a company without branches has its addresses with its owner (release notes 1.2). */
function addressesOf({ _embedded }: Basisprofiel): KvkAddress[] {
  return _embedded?.hoofdvestiging?.adressen ?? _embedded?.eigenaar?.adressen ?? [];
}

/** The address where the company is visited: a shielded one, a postbox or one abroad is none. */
function addressOf(addresses: KvkAddress[]): RegisterAddress | null {
  const visited = addresses.find((address) => address.type?.toLowerCase() === "bezoekadres");
  if (!visited || visited.indAfgeschermd?.toLowerCase() === "ja") return null;

  const parsed = RegisterAddress.safeParse({
    street: clean(visited.straatnaam),
    houseNumber: clean(String(visited.huisnummer ?? "")),
    houseNumberAddition: [clean(visited.huisletter), clean(visited.huisnummerToevoeging)].filter(Boolean).join(" "),
    postcode: clean(visited.postcode),
    city: clean(visited.plaats),
  });
  return parsed.success ? parsed.data : null;
}

/** YYYYMMDD as a calendar date; null for a date that is not whole ("20140000") or none. */
function dateOf(written: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(written) ?? [];
  const date = `${year}-${month}-${day}`;
  const moment = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date) ? date : null;
}

/** One line of text from outside: composed letters, no control characters, no double blanks, not longer than our own fields. */
function clean(text: string | null | undefined): string {
  const plain = (text ?? "").normalize("NFC").replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ").replace(/\s+/g, " ").trim();
  return [...plain].slice(0, NAME_LENGTH).join("").trim();
}
