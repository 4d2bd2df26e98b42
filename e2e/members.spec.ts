import { type Browser, type Page } from "@playwright/test";
import { expect, expectAccessible, expectFits, mailTo, signIn, test } from "./fixtures";

/*
 * Colleagues: asked by mail, let in, and shut out again while they are at work. The people of the story stay as they are; who
 * is invited here is new each time.
 */

const people = "/organisatie/voorbeeld-uitzend-groep/gebruikers";
const password = "koffie-fiets-lantaarn-42";

function freshAddress(): string {
  return `collega-${Date.now()}-${Math.floor(performance.now() * 1000)}@voorbeeld.example`;
}

async function invite(page: Page, from: string, email: string, choose: { role: string; where?: string }): Promise<void> {
  await page.goto(`${from}/uitnodigen`);
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByLabel("Rol", { exact: true }).selectOption({ label: choose.role });
  if (choose.where) await page.getByLabel("Waar").selectOption({ label: choose.where });
  await page.getByRole("button", { name: "Uitnodiging versturen" }).click();
  await expect(page.getByText("Uitnodiging verstuurd. De link is 7 dagen geldig.")).toBeVisible();
}

async function linkTo(page: Page, email: string): Promise<string> {
  return (await mailTo(page.request, email, /Uitnodiging voor/)).links[0] ?? "";
}

async function somebodyElse(browser: Browser, page: Page): Promise<Page> {
  return (await browser.newContext({ baseURL: new URL(page.url()).origin, locale: "nl-NL" })).newPage();
}

test("an invited colleague makes an account, works, and is shut out at the next click when the role is taken", async ({ page, browser }) => {
  test.setTimeout(180_000);
  const email = freshAddress();
  await signIn(page, "beheerder@voorbeeld.example");
  await page.goto(people);
  await expect(page.getByText("Er is één beheerder: Bea Beheerder.")).toBeVisible();
  await expectAccessible(page);

  await invite(page, people, email, { role: "Beheerder", where: "7008 webinar" });
  await expect(page.getByRole("row", { name: new RegExp(email) })).toContainText("Wacht op antwoord");
  await page.goto(`${people}/uitnodigen`);
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByLabel("Rol", { exact: true }).selectOption({ label: "Lezer" });
  await page.getByLabel("Waar").selectOption({ label: "7008 webinar" });
  await page.getByRole("button", { name: "Uitnodiging versturen" }).click();
  await expect(page.getByText("Voor dit adres staat hier al een uitnodiging open.", { exact: false }).first()).toBeVisible();

  const colleague = await somebodyElse(browser, page);
  const link = await linkTo(page, email);
  await colleague.goto(link);
  await colleague.reload();
  await expect(colleague.getByRole("heading", { level: 1, name: "Je bent uitgenodigd voor 7008 webinar" })).toBeVisible();
  await expect(colleague.getByText("Beheerder bedrijf")).toBeVisible();
  await expectAccessible(colleague);
  await colleague.getByLabel("Je naam").fill("Cor Collega");
  await colleague.getByLabel("Wachtwoord").fill("kort");
  await colleague.getByRole("button", { name: "Account maken en aannemen" }).click();
  await expect(colleague.getByText("Gebruik minstens 12 tekens.").first()).toBeVisible();
  await colleague.getByLabel("Wachtwoord").fill(password);
  await colleague.getByRole("button", { name: "Account maken en aannemen" }).click();
  await expect(colleague).toHaveURL(/\/bedrijf\/7008-webinar$/);

  await colleague.goto("/bedrijf/7008-webinar/gebruikers");
  await expect(colleague.getByRole("row", { name: /Cor Collega/ })).toContainText("Beheerder bedrijf");
  expect((await colleague.goto(people))?.status()).toBe(404);
  expect((await colleague.goto("/bedrijf/7012-techniek"))?.status()).toBe(404);
  await colleague.goto(link);
  await expect(colleague.getByRole("heading", { level: 1, name: "Je doet mee" })).toBeVisible();
  await colleague.getByRole("link", { name: "Naar de omgeving" }).click();
  await expect(colleague).toHaveURL(/\/bedrijf\/7008-webinar$/);

  await page.goto(people);
  await page.getByRole("link", { name: "Cor Collega" }).click();
  await page.getByRole("link", { name: "Cor Collega weghalen" }).click();
  await page.getByLabel("Typ ter bevestiging: Cor Collega").fill("Cor");
  await page.getByRole("button", { name: "Weghalen", exact: true }).click();
  await expect(page.getByText("Typ de naam precies zo: Cor Collega").first()).toBeVisible();
  await page.getByLabel("Typ ter bevestiging: Cor Collega").fill("Cor Collega");
  await page.getByRole("button", { name: "Weghalen", exact: true }).click();
  await expect(page.getByText("De toegang is weggehaald.", { exact: false })).toBeVisible();

  await colleague.getByRole("link", { name: "Partners" }).first().click();
  await expect(colleague).toHaveURL(/\/inloggen/);
  expect((await mailTo(page.request, email, /Je toegang bij/)).text).toContain("7008 webinar");
  await signIn(colleague, email, password);
  await expect(colleague.getByRole("heading", { level: 1, name: "Je hebt nu geen omgeving" })).toBeVisible();
  await colleague.getByRole("button", { name: "Uitloggen" }).click();
  await expect(colleague).toHaveURL(/\/inloggen/);
  await colleague.context().close();
});

test("an invitation is declined, and another is taken back", async ({ page, browser }) => {
  const [declined, revoked] = [freshAddress(), `2-${freshAddress()}`];
  await signIn(page, "beheerder@voorbeeld.example");
  const somebody = await somebodyElse(browser, page);

  await invite(page, people, declined, { role: "Lezer" });
  await somebody.goto(await linkTo(page, declined));
  await somebody.getByRole("button", { name: "Uitnodiging afwijzen" }).click();
  await expect(somebody.getByRole("heading", { level: 1, name: "Deze uitnodiging is afgewezen" })).toBeVisible();
  await page.goto(people);
  await expect(page.getByRole("row", { name: new RegExp(declined) })).toContainText("Afgewezen");

  await invite(page, people, revoked, { role: "Lezer" });
  const link = await linkTo(page, revoked);
  await page.getByRole("button", { name: `Uitnodiging aan ${revoked} intrekken` }).click();
  await expect(page.getByText("Uitnodiging ingetrokken. De link werkt niet meer.")).toBeVisible();
  await somebody.goto(link);
  await expect(somebody.getByRole("heading", { level: 1, name: "Deze uitnodiging is ingetrokken" })).toBeVisible();
  await somebody.context().close();
});

test("two tabs in two environments of one person do not mix", async ({ page, context }) => {
  const [ofAll, ofCompany] = [freshAddress(), `3-${freshAddress()}`];
  await signIn(page, "beheerder@voorbeeld.example");
  const other = await context.newPage();
  await page.goto(`${people}/uitnodigen`);
  await other.goto("/bedrijf/7012-techniek/gebruikers/uitnodigen");
  await expect(page).toHaveTitle(/^Voorbeeld Uitzend Groep/);
  await expect(other).toHaveTitle(/^7012 techniek/);

  for (const [tab, email] of [[page, ofAll], [other, ofCompany]] as const) {
    await tab.getByLabel("E-mailadres").fill(email);
    await tab.getByLabel("Rol", { exact: true }).selectOption({ label: "Lezer" });
  }
  await page.getByRole("button", { name: "Uitnodiging versturen" }).click();
  await expect(page).toHaveURL(/\/organisatie\/voorbeeld-uitzend-groep\/gebruikers\?/);
  await other.getByRole("button", { name: "Uitnodiging versturen" }).click();
  await expect(other).toHaveURL(/\/bedrijf\/7012-techniek\/gebruikers\?/);

  await expect(other.getByRole("row", { name: new RegExp(ofCompany) })).toContainText("7012 techniek");
  await expect(other.getByText(ofAll)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("row", { name: new RegExp(ofAll) }).first()).toContainText("de hele organisatie");
  expect((await mailTo(page.request, ofCompany, /Uitnodiging voor 7012 techniek/)).text).toContain("Lezer");
  expect((await mailTo(page.request, ofAll, /Uitnodiging voor Voorbeeld Uitzend Groep/)).text).toContain("Lezer");

  for (const email of [ofAll, ofCompany]) {
    await page.goto(people);
    await page.getByRole("button", { name: `Uitnodiging aan ${email} intrekken` }).click();
    await expect(page.getByRole("button", { name: `Uitnodiging aan ${email} intrekken` })).toHaveCount(0);
  }
});

test("a reader has neither the menu item nor the page", async ({ page }) => {
  await signIn(page, "lezer@voorbeeld.example");
  await page.goto("/organisatie/voorbeeld-uitzend-groep");
  await expect(page.getByRole("link", { name: "Gebruikers" })).toHaveCount(0);
  for (const path of [people, `${people}/uitnodigen`, `${people}/rechten`, "/bedrijf/7008-webinar/gebruikers"]) expect((await page.goto(path))?.status(), path).toBe(404);
});

test("the pages about people fit a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, "beheerder@voorbeeld.example");
  for (const path of [people, `${people}/uitnodigen`, `${people}/rechten`, "/bedrijf/7008-webinar/gebruikers", "/account/rollen", "/welkom"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectFits(page);
    await expectAccessible(page);
  }
});
