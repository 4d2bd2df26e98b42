import { describe, expect, test } from "vitest";
import { euro } from "@/lib/core/format";
import { type Locale, wordsIn } from "@/lib/core/words";
import { hourlyWage } from "./amounts.rules";
import { blocksOf } from "./blocks.rules";
import { type BlockId, blockIds, type Row } from "./blocks.schema";
import { AllowanceCode } from "./setu/codes.schema";
import { fullExample, minimalExample } from "./setu/examples";
import type { InquiryPayEquity } from "./setu/message.schema";

const read = (content: InquiryPayEquity, locale: Locale = "nl") => blocksOf(content, locale, wordsIn(locale));

const sectionsOf = (content: InquiryPayEquity, id: BlockId, locale: Locale = "nl") =>
  read(content, locale).find((block) => block.id === id)?.sections ?? [];

/** Rows as they are read: label, value and detail, with the no-break space of amounts as a plain one. */
const rowsOf = (content: InquiryPayEquity, id: BlockId, locale: Locale = "nl") =>
  sectionsOf(content, id, locale).flatMap(({ rows }) => rows.map(readOut));
const readOut = ({ label, value, detail }: Row) => [label, value, ...(detail ? [detail] : [])].join(" | ").replaceAll("\u00a0", " ");

test("all blocks are there in the order of the form, and those not in the message are empty", () => {
  expect(read(minimalExample()).map(({ id }) => id)).toEqual([...blockIds]);
  expect(read(minimalExample()).filter(({ sections }) => sections.length > 0).map(({ title }) => title)).toEqual(["Algemeen", "Beloning"]);
  expect(read(fullExample(), "en").map(({ title }) => title).slice(0, 4)).toEqual(["General", "Pay", "Positions", "Allowances"]);
});

describe("a message read out in Dutch", () => {
  test.each<[BlockId, string[]]>([
    [
      "general",
      [
        "Onderneming | Voorbeeld Verpakking B.V.",
        "KvK-nummer | 9000 1354",
        "Geldig | 1 juli 2026 tot en met 30 juni 2027",
        "Sector (SBI) | 82920",
        "Cao | Cao Verpakken (voorbeeld), nummer 9998 | 1 januari 2026 tot en met 31 december 2027. Algemeen verbindend verklaard.",
        "Eigen regeling | Ja",
        "Contactpersoon | A. de Boer | HR-adviseur, hr@verpakking.example, +31501234567",
        "Documentnummer | voorbeeld-volledig",
      ],
    ],
    [
      "remuneration",
      [
        "Arbeidsduur | 36 uur per week",
        "Bedragen | Bruto per maand",
        "Uurloon | 0,641% van het loon per maand",
        "Schaal 3, trede Jeugd | Jonger dan 19 jaar",
        "Ervaring in schaal 3 | Telt mee bij de inschaling | Ervaring in hetzelfde werk telt mee.",
        "Periodieke verhoging | 1 trede per jaar | Elk jaar op 1 januari. Ten minste 6 maanden sinds de indiensttreding.",
        "Initiële verhoging | 2,5% | 1 januari 2027. Cao-verhoging.",
        "Voorwaarde | Behalve in schaal 6, trede 0 en voor functies Inpakker en Ploegbaas",
      ],
    ],
    [
      "positions",
      [
        "Inpakker | Schaal 3, vanaf trede 0 | Medewerker I. Pakt bestellingen in en plakt de labels. Start altijd in trede 0. Code INPAK, uit de cao.",
        "Ploegbaas | Schaal 6 | Code PLOEGBAAS, eigen regeling.",
      ],
    ],
    [
      "allowances",
      [
        "Werkgever | 35% van het uurloon | Alleen bij ingeroosterde nachten. Grondslag: bruto salaris. Over € 16,50. Over het deel vanaf € 15,00. Over ten hoogste € 30,00. " +
          "Ten minste € 2,00. Ten hoogste € 12,00. Komt boven op het keuzebudget. Komt boven op het budget.",
        "Wanneer | Maandag en dinsdag, 22:00 tot 24:00, 1 juli 2026 tot en met 30 juni 2027",
        "Samenloop | Opgeteld bij Overwerk | Beide gelden.",
        "Afbouw | In vier kwartalen afgebouwd.",
        "Betaalmoment | Het einde van de loonperiode",
        "Toelichting | Voor gewerkte uren.",
      ],
    ],
    ["holidayAllowance", ["Hoogte | 8% van het jaarloon | Grondslag: loon voor de vakantiebijslag.", "Betaalmoment | Elk jaar op 31 mei", "Toelichting | Over de periode van juni tot en met mei."]],
    [
      "sickPay",
      [
        "Wachtdagen | 1 dag | Vanaf de derde melding.",
        "Vanaf de ziekmelding | 100% van het maandloon | Grondslag: loon bij ziekte.",
        "Vanaf 52 weken na de ziekmelding | 70% van het maandloon | Grondslag: loon bij ziekte.",
        "Toelichting | Eén wachtdag per melding.",
      ],
    ],
    [
      "leave",
      [
        "Vakantie | 25 dagen per jaar | Vanaf 18 jaar. Vakantie. Waarde van een verlofdag: 0,385% van het jaarloon. Staat los van het keuzebudget. Wettelijk en bovenwettelijk samen.",
        "Arbeidsduurverkorting (ADV) | 96 uur per jaar",
        "Koningsdag | 1 dag | Feestdagen.",
        "Verhuizing | 1 dag per verhuizing | Bijzonder verlof.",
        "Aanvulling | 30% | Aanvulling bij geboorte en ouderschap.",
        "Verplicht verlof | De dag na Hemelvaart.",
        "Toelichting | Opbouw per gewerkt uur.",
      ],
    ],
    ["individualChoiceBudget", ["Werknemer | 10% van het jaarloon | Grondslag: pensioengevend loon.", "Keuze | Uitbetalen", "Toelichting | Zie de cao."]],
    ["pension", ["Werknemer | 8,2% van het jaarloon | Grondslag: pensioengevend loon.", "Franchise | AOW", "Toelichting | Zie de cao."]],
    [
      "sustainableEmployability",
      ["Hoogte | € 500,00 per jaar | Naar rato bij deeltijd. Naar de uren in het contract.", "Betaalmoment | 1 maand na Inschrijving", "Toelichting | Zie de cao."],
    ],
    [
      "supplementary",
      [
        "Werknemer | 0,1% van het jaarloon | Grondslag: pensioengevend loon.",
        "Dekking | 70% van het maandloon | Grondslag: loon voor de sociale verzekeringen.",
        "Toelichting | Zie de cao.",
      ],
    ],
    ["other", ["Dekking | € 100,00", "Toelichting | Zie de cao."]],
    [
      "bases",
      [
        "Bruto salaris | Salaris, betaald verlof en toeslagen HT300 en HT320",
        "Loon voor de vakantiebijslag | Salaris, betaald verlof en alle toeslagen | Peildatum: elk jaar op 31 mei.",
        "Loon bij ziekte | Salaris, betaald verlof en alle toeslagen",
        "Pensioengevend loon | Salaris en betaald verlof",
        "Loon voor de sociale verzekeringen | Salaris, betaald verlof en alle toeslagen",
      ],
    ],
  ])("block %s", (id, rows) => {
    expect(rowsOf(fullExample(), id)).toEqual(rows);
  });

  test("a section says its name, kind and origin, unless the block says the name already", () => {
    expect(sectionsOf(fullExample(), "allowances").map(({ title, note }) => [title, note])).toEqual([
      ["Nacht", "Onregelmatige uren (HT320), uit de cao, vanaf 1 juli 2026"],
      ["Overwerk", "Overwerk (HT200), uit de cao"],
    ]);
    expect(sectionsOf(fullExample(), "holidayAllowance").map(({ title }) => title)).toEqual([null]);
    expect(sectionsOf(fullExample(), "supplementary").map(({ note }) => note)).toEqual(["PAWW, uit de cao, vanaf 1 juli 2026"]);
  });
});

test("in English the rules are English and the hirer's own words stay", () => {
  expect(rowsOf(fullExample(), "sickPay", "en")).toEqual([
    "Waiting days | 1 day | Vanaf de derde melding.",
    "From the sick report | 100% of the monthly wage | Base: wage during sickness.",
    "From 52 weeks after the sick report | 70% of the monthly wage | Base: wage during sickness.",
    "Explanation | Eén wachtdag per melding.",
  ]);
});

describe("the salary table", () => {
  test("has scales across and steps down, with the hourly wage under each amount", () => {
    const [section] = sectionsOf(fullExample(), "remuneration");

    expect(section?.table).toEqual({
      columns: ["Trede", "Schaal 3", "Schaal 6"],
      rows: [
        { label: "Jeugd", cells: [{ value: "€\u00a01.500,00", detail: "€\u00a09,62 per uur" }, null] },
        {
          label: "0",
          cells: [
            { value: "€\u00a02.400,00", detail: "€\u00a015,38 per uur, volgt het minimumloon" },
            { value: "€\u00a03.100,00", detail: "€\u00a019,87 per uur" },
          ],
        },
        { label: "1", cells: [{ value: "€\u00a02.600,00", detail: "€\u00a016,67 per uur" }, null] },
      ],
    });
  });

  test("shows no hourly wage when the message gives no method, and no table without steps", () => {
    const content = fullExample();
    for (const salary of content.remuneration) {
      salary.hourlyWageConversion = undefined;
      salary.salaryScale = [
        { name: "9", currency: "EUR", minValue: 2500, maxValue: 3000 },
        { name: "10", currency: "EUR", salaryStep: [{ name: "0", value: 2800 }] },
      ];
    }

    expect(sectionsOf(content, "remuneration")[0]?.table).toEqual({
      columns: ["Trede", "Schaal 10"],
      rows: [{ label: "0", cells: [{ value: "€\u00a02.800,00" }] }],
    });
    expect(rowsOf(content, "remuneration")).toContain("Schaal 9 | € 2.500,00 tot en met € 3.000,00");
    expect(sectionsOf(minimalExample(), "remuneration")[0]?.table).toBeNull();
  });

  test.each([
    { conversion: { hourlyWagePercentage: 0.605 }, hourly: "15.4275" },
    { conversion: { hourlyWageFactor: 165 }, hourly: "15.4545" },
    { conversion: { hourlyWagePercentage: 0.605, hourlyWageFactor: 165.29 }, hourly: "15.4275" },
  ])("2550 a month is $hourly an hour with $conversion", ({ conversion, hourly }) => {
    expect(hourlyWage(2550, conversion)?.toFixed(4)).toBe(hourly);
  });

  test("there is no hourly wage without a method, and none by a factor of zero", () => {
    expect(hourlyWage(2550, undefined)).toBeNull();
    expect(hourlyWage(2550, { hourlyWageFactor: 0 })).toBeNull();
    expect(euro(hourlyWage(2550, { hourlyWagePercentage: 0.605 }) ?? 0, "nl")).toBe("€\u00a015,43");
  });
});

describe("allowances by code", () => {
  const withCode = (typeCode: AllowanceCode): InquiryPayEquity => ({
    ...minimalExample(),
    allowance: [{ name: "Eigen naam", origin: { type: "Unknown" }, typeCode }],
  });
  const placeOf = (code: AllowanceCode) =>
    read(withCode(code)).flatMap(({ id, sections }) => sections.filter(({ title }) => title === "Eigen naam").map(({ note }) => [id, note]));

  test.each<[AllowanceCode, BlockId, string]>([
    ["HT200", "allowances", "Overwerk (HT200), herkomst niet vermeld"],
    ["HT601", "allowances", "HT601, herkomst niet vermeld"],
    ["EA103", "expenses", "Reiskosten (EA103), herkomst niet vermeld"],
    ["HT600", "expenses", "Reisuren (HT600), herkomst niet vermeld"],
    ["EA801", "specialPayments", "Eenmalige of vaste uitkering (EA801), herkomst niet vermeld"],
    ["EA600", "sickPay", "Compensatie voor wachtdagen (EA600), herkomst niet vermeld"],
    ["HT500", "leave", "Tijd voor tijd (HT500), herkomst niet vermeld"],
    ["HT400", "remuneration", "Betaalde pauzes (HT400), herkomst niet vermeld"],
    ["EA910", "expenses", "EA910, herkomst niet vermeld"],
  ])("%s stands in %s as '%s'", (code, block, note) => {
    expect(placeOf(code)).toEqual([[block, note]]);
  });

  test("every code of the standard stands in exactly one block, in both languages", () => {
    for (const code of AllowanceCode.options) expect(placeOf(code)).toHaveLength(1);
    for (const code of AllowanceCode.options) expect(JSON.stringify(read(withCode(code), "en"))).not.toContain("payEquity.");
  });
});

test("nothing in the full example is left without words", () => {
  for (const locale of ["nl", "en"] as const) expect(JSON.stringify(read(fullExample(), locale))).not.toContain("payEquity.");
});
