import { z } from "zod";

/*
 * KVK's answers, as far as they are read here: Basisprofiel v1 and Zoeken v2 (https://developers.kvk.nl/documentation).
 * They come from outside: fields that are not named are ignored, a named one of another type makes the answer unreadable.
 */

const text = z.string().nullish();

const Address = z.object({
  type: text,
  indAfgeschermd: text,
  straatnaam: text,
  huisnummer: z.union([z.number(), z.string()]).nullish(),
  huisletter: text,
  huisnummerToevoeging: text,
  postcode: text,
  plaats: text,
  land: text,
});
export type KvkAddress = z.infer<typeof Address>;

const Part = z.object({ rechtsvorm: text, uitgebreideRechtsvorm: text, adressen: z.array(Address).max(50).nullish() });

/** `GET /v1/basisprofielen/{kvkNummer}`. Dates are YYYYMMDD. */
export const Basisprofiel = z.object({
  kvkNummer: z.string(),
  naam: text,
  statutaireNaam: text,
  handelsnamen: z.array(z.object({ naam: text, volgorde: z.number().nullish() })).max(5_000).nullish(),
  materieleRegistratie: z.object({ datumEinde: text }).nullish(),
  _embedded: z.object({ hoofdvestiging: Part.nullish(), eigenaar: Part.nullish() }).nullish(),
});
export type Basisprofiel = z.infer<typeof Basisprofiel>;

/** `GET /v2/zoeken`: one KvK number gives several rows. */
export const SearchResult = z.object({
  resultaten: z.array(z.object({ kvkNummer: z.string(), naam: text, type: text, actief: text })).max(100).nullish(),
});
export type SearchResult = z.infer<typeof SearchResult>;

/** What stands in an answer that is not 200. */
export const Fault = z.object({ fout: z.array(z.object({ code: z.string().max(20) })).max(20) });
