import { describe, expect, test } from "vitest";
import type { Place } from "@/lib/access/actor";
import { groupsOf, onlyPlace, otherSideOf, placeHere, placesOf, placeTitle } from "./places";

const agency: Place = {
  organisation: { id: "o1", slug: "groep", name: "Groep", kind: "AGENCY" },
  role: "ORGANISATION_ADMIN",
  companies: [
    { id: "c1", slug: "7008-webinar", number: "7008", name: "7008 webinar", role: "ORGANISATION_ADMIN" },
    { id: "c2", slug: "7012-techniek", number: "7012", name: "Techniek", role: "ORGANISATION_ADMIN" },
  ],
};
const companyOnly: Place = { ...agency, role: null, companies: agency.companies.slice(0, 1) };
const hirer: Place = {
  organisation: { id: "o2", slug: "noord", name: "Logistiek Noord", kind: "HIRER" },
  role: "ORGANISATION_ADMIN",
  companies: [{ id: "c3", slug: "0001-logistiek-noord", number: "0001", name: "Logistiek Noord", role: "ORGANISATION_ADMIN" }],
};

const hrefs = (places: Place[]) => placesOf(places).map((there) => there.href);

describe("the environments of a person", () => {
  test("are an organisation with its companies", () => {
    expect(hrefs([agency])).toEqual(["/organisatie/groep", "/bedrijf/7008-webinar", "/bedrijf/7012-techniek"]);
  });

  test("are a company alone for somebody with a role in that company alone", () => {
    expect(hrefs([companyOnly])).toEqual(["/bedrijf/7008-webinar"]);
    expect(placeHere([companyOnly], "organisation", "groep")).toBeNull();
  });

  test("are three for an inlener: the inlener itself, its organisation and its own company", () => {
    expect(hrefs([hirer])).toEqual(["/inlener/noord", "/organisatie/noord", "/bedrijf/0001-logistiek-noord"]);
  });

  test("hold no inlener environment for an agency", () => {
    expect(placeHere([agency], "hirer", "groep")).toBeNull();
  });

  test("say which pages they have, so that switching keeps the page", () => {
    expect(groupsOf([agency])[0]?.pages).toEqual(expect.arrayContaining(["bedrijven", "api", "gebruikers"]));
    expect(groupsOf([agency])[0]?.companies?.[0]?.pages).toEqual(expect.arrayContaining(["api", "inlenersbeloningen", "partners", "functies", "gebruikers"]));
  });
});

test("a reader has no menu item for what a reader may not see", () => {
  const reader: Place = { ...agency, role: "READER", companies: agency.companies.map((company) => ({ ...company, role: "READER" })) };

  expect(groupsOf([reader])[0]?.pages).toContain("api");
  expect(groupsOf([reader])[0]?.pages).not.toContain("gebruikers");
  expect(groupsOf([reader])[0]?.companies?.[0]?.pages).not.toContain("gebruikers");
});

describe("the other side", () => {
  test.each([
    ["a company", [agency], "company", "7012-techniek", "/organisatie/groep"],
    ["an organisation", [agency], "organisation", "groep", "/bedrijf/7008-webinar"],
    ["an inlener", [hirer], "hirer", "noord", "/organisatie/noord"],
    ["the organisation of an inlener", [hirer, agency], "organisation", "noord", "/inlener/noord"],
  ] as const)("of %s", (_name, places, kind, slug, href) => {
    expect(otherSideOf([...places], { kind, slug, name: "" })?.href).toBe(href);
  });

  test("does not exist for somebody with a role in one company alone", () => {
    expect(otherSideOf([companyOnly], { kind: "company", slug: "7008-webinar", name: "" })).toBeNull();
  });
});

test.each([
  ["a new agency goes to its organisation", [{ ...agency, companies: agency.companies.slice(0, 1) }], "/organisatie/groep"],
  ["an inlener goes to the inlener environment", [hirer], "/inlener/noord"],
  ["somebody of one company goes there", [companyOnly], "/bedrijf/7008-webinar"],
  ["with two companies one chooses", [agency], undefined],
  ["with two organisations one chooses", [hirer, companyOnly], undefined],
  ["without any there is nowhere to go", [], undefined],
])("%s", (_sentence, places, href) => {
  expect(onlyPlace(places)?.href).toBe(href);
});

test.each([
  [{ number: "7008", name: "7008 webinar" }, "7008 webinar"],
  [{ number: "7012", name: "Techniek" }, "7012 Techniek"],
  [{ name: "Groep" }, "Groep"],
])("%j is called %s", (named, title) => {
  expect(placeTitle(named)).toBe(title);
});
