import { expect, expectAccessible, expectFits, signIn, test } from "./fixtures";

/** Every screen there is, by who may see it, as it is at the start of the story. */
const screens: { who: string | null; paths: string[] }[] = [
  { who: null, paths: ["/", "/inloggen", "/registreren/uitlener", "/bevestigen/een-code-die-niet-bestaat", "/uitnodiging/een-code-die-niet-bestaat", "/wachtwoord-vergeten", "/wachtwoord-herstellen/een-code-die-niet-bestaat", "/e-mail-bevestigen/een-code-die-niet-bestaat", "/gewist", "/controleer", "/ontwikkelaars/fouten/not_found", "/dev/mail", "/connector", "/connector/nieuw", "/bestaat-niet"] },
  {
    who: "beheerder@anders.example",
    paths: ["/organisatie/anders-flex", "/organisatie/anders-flex/api", "/organisatie/anders-flex/bedrijven", "/bedrijf/9001-anders", "/bedrijf/9001-anders/api", "/bedrijf/9001-anders/api/nieuw", "/bedrijf/9001-anders/inlenersbeloningen", "/bedrijf/9001-anders/partners", "/bedrijf/9001-anders/functies"],
  },
  { who: "beheerder@voorbeeld.example", paths: ["/welkom", "/organisatie/voorbeeld-uitzend-groep", "/organisatie/voorbeeld-uitzend-groep/api", "/organisatie/voorbeeld-uitzend-groep/bedrijven", "/bedrijf/7012-techniek", "/bedrijf/7012-techniek/api", "/bedrijf/7012-techniek/inlenersbeloningen"] },
  {
    who: "beheerder@voorbeeld.example",
    paths: ["", "/uitnodigen", "/rechten"].map((page) => `/organisatie/voorbeeld-uitzend-groep/gebruikers${page}`).concat(
      ["abonnement", "logboek", "instellingen", "bedrijven/nieuw"].map((page) => `/organisatie/voorbeeld-uitzend-groep/${page}`),
      ["/bedrijf/7012-techniek/gebruikers", "/bedrijf/7012-techniek/logboek", "/account", "/account/beveiliging", "/account/rollen", "/account/gegevens"],
    ),
  },
  { who: "hr@inlener.example", paths: ["/inlener/logistiek-noord", "/inlener/logistiek-noord/regelingen"] },
];

for (const { who, paths } of screens) {
  for (const language of ["nl", "en"]) {
    test(`screens of ${who ?? "everybody"} from ${paths[0]} in ${language} are accessible, fit a phone and say nothing on the console`, async ({ page, context, baseURL }) => {
      test.setTimeout(180_000);
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type()) && !message.text().includes("404")) complaints.push(`${page.url()} ${message.text()}`);
      });
      page.on("pageerror", (error) => complaints.push(`${page.url()} ${error.message}`));
      await context.addCookies([{ name: "locale", value: "nl", url: baseURL ?? "" }]);
      if (who) await signIn(page, who);
      await context.addCookies([{ name: "locale", value: language, url: baseURL ?? "" }]);

      for (const path of paths) {
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(path);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        await expectAccessible(page);
        await page.setViewportSize({ width: 390, height: 844 });
        await expectFits(page);
      }
      expect(complaints).toEqual([]);
    });
  }
}
