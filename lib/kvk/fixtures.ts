import type { Ask, Heard } from "./register";

/*
 * The numbers that KVK publishes for testing (https://developers.kvk.nl/documentation/testing), answered in KVK's own JSON, so
 * that everything behind `ask` is the code that reads the real API. All companies are invented, by KVK or here.
 */

type Branch = { street: string; number: number; addition?: string; postcode: string; city: string } | "shielded" | "postbox";
type Company = { name: string; form: string; at: Branch; under?: "hoofdvestiging" | "eigenaar"; ended?: string; branches?: number };

const companies: Record<string, Company> = {
  "69599084": { name: "Test EMZ Dagobert", form: "Eenmanszaak", at: { street: "Abebe Bikilalaan", number: 17, postcode: "1034WL", city: "Amsterdam" } },
  "68750110": {
    name: "Test BV Donald",
    form: "Besloten vennootschap met gewone structuur",
    at: { street: "Hizzaarderlaan", number: 3, addition: "A", postcode: "8823SJ", city: "Lollum" },
  },
  "68727720": { name: "Test NV Katrien", form: "Naamloze vennootschap", at: { street: "Watermolenweg", number: 22, postcode: "3911XB", city: "Rhenen" } },
  "90004760": { name: "Local Funzoom N.V.", form: "Naamloze vennootschap", under: "eigenaar", at: { street: "Voorbeeldplein", number: 9, postcode: "3511AB", city: "Utrecht" } },
  "90001354": { name: "Grand Contex BV", form: "Besloten vennootschap", at: "shielded" },
  "90006577": {
    name: "Duizend Vestigingen B.V.",
    form: "Besloten vennootschap",
    at: { street: "Filiaalstraat", number: 1000, postcode: "2511CD", city: "Den Haag" },
    branches: 1000,
  },
  "69599068": { name: "Test Stichting Bolderbast", form: "Stichting", under: "eigenaar", at: { street: "Oosterwal", number: 5, postcode: "7241AR", city: "Lochem" } },
  "69599076": { name: "Test VOF Guus", form: "Vennootschap onder firma", at: { street: "Proefweg", number: 12, addition: "bis", postcode: "5211EF", city: "Den Bosch" } },
  "90005414": { name: "Firma Voorbeeld en Zonen", form: "Vennootschap onder firma", at: { street: "Kade", number: 41, postcode: "4331GH", city: "Middelburg" } },
  "90001745": { name: "Maatschap Proefpraktijk", form: "Maatschap", at: { street: "Singel", number: 8, postcode: "9711JK", city: "Groningen" } },
  "90003942": { name: "Voorbeeld Beheer C.V.", form: "Commanditaire vennootschap", at: { street: "Beheerlaan", number: 77, postcode: "6811LM", city: "Arnhem" } },
  "90000749": { name: "VvE Voorbeeldflat", form: "Vereniging van eigenaars", under: "eigenaar", at: "postbox" },
  "55344526": { name: "Coöperatie Oud Voorbeeld U.A.", form: "Coöperatie", at: "postbox", ended: "20190630" },
  "96354429": { name: "Coöperatie Stil Voorbeeld U.A.", form: "Coöperatie", at: "postbox", ended: "20240131" },
};

/** What KVK answers for the numbers that always fail: its temporary fault. */
const failing = new Set(["90004973", "90002903"]);

/** KVK's documented answer to a profile of one of its test numbers; `IPD0005` for every other number. */
export function profileOf(kvkNumber: string): Heard {
  if (failing.has(kvkNumber)) return fault(500, "IPD1003", "De gegevens zijn tijdelijk niet beschikbaar.");

  const company = companies[kvkNumber];
  return company ? { status: 200, body: profile(kvkNumber, company) } : fault(404, "IPD0005", `Op basis van het KVK-nummer ${kvkNumber} kan het product niet worden geleverd.`);
}

/** The same for a search. */
export function searchFor(kvkNumber: string): Heard {
  const company = companies[kvkNumber];
  if (!company) return fault(404, "IPD5200", "Er zijn geen resultaten gevonden voor de zoekopdracht.");

  const row = { kvkNummer: kvkNumber, naam: company.name, type: "rechtspersoon", actief: company.ended ? "Nee" : "Ja", links: [] };
  return { status: 200, body: { pagina: 1, resultatenPerPagina: 10, totaal: 1, resultaten: [row], links: [] } };
}

/** An answer of KVK that is a fault. */
export function fault(status: number, code: string, words: string): Heard {
  return { status, body: { fout: [{ code, omschrijving: words }] } };
}

/** Stands where the real API does when no key is given. */
export const fromFixtures: Ask = (path) => {
  const [, kvkNumber = ""] = /(\d{8})/.exec(path) ?? [];
  return Promise.resolve(path.startsWith("/v2/zoeken") ? searchFor(kvkNumber) : profileOf(kvkNumber));
};

function profile(kvkNumber: string, { name, form, at, under = "hoofdvestiging", ended, branches = 1 }: Company): object {
  const registration = { datumAanvang: "20140210", ...(ended ? { datumEinde: ended } : {}) };
  const owner = { rsin: "857587973", rechtsvorm: form, uitgebreideRechtsvorm: form, links: [] };
  const place = { adressen: addressesOf(at), websites: [] };
  const main = { vestigingsnummer: "000037178598", kvkNummer: kvkNumber, eersteHandelsnaam: name, indHoofdvestiging: "Ja", indCommercieleVestiging: "Ja", materieleRegistratie: registration, ...place, links: [] };

  return {
    kvkNummer: kvkNumber,
    indNonMailing: "Ja",
    naam: name,
    formeleRegistratiedatum: "20170519",
    materieleRegistratie: registration,
    totaalWerkzamePersonen: branches,
    statutaireNaam: name,
    handelsnamen: [{ naam: name, volgorde: 0 }],
    sbiActiviteiten: [{ sbiCode: "78201", sbiOmschrijving: "Uitzendbureaus", indHoofdactiviteit: "Ja" }],
    links: [{ rel: "vestigingen", href: `https://api.kvk.nl/test/api/v1/basisprofielen/${kvkNumber}/vestigingen` }],
    _embedded: under === "eigenaar" ? { eigenaar: { ...owner, ...place } } : { hoofdvestiging: main, eigenaar: owner },
  };
}

function addressesOf(at: Branch): object[] {
  const postbox = { type: "correspondentieadres", indAfgeschermd: "Nee", volledigAdres: "Postbus 200 1000AE Rommeldam", straatnaam: "Postbus", postbusnummer: 200, postcode: "1000AE", plaats: "Rommeldam", land: "Nederland" };
  if (at === "postbox") return [postbox];
  if (at === "shielded") return [postbox, { type: "bezoekadres", indAfgeschermd: "Ja", land: "Nederland" }];

  const { street, number, addition, postcode, city } = at;
  const whole = `${street} ${number} ${addition ?? ""} ${postcode} ${city}`;
  const visited = { type: "bezoekadres", indAfgeschermd: "Nee", volledigAdres: whole, straatnaam: street, huisnummer: number, huisnummerToevoeging: addition, postcode, plaats: city, land: "Nederland" };
  return [postbox, visited];
}
