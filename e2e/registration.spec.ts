import type { APIRequestContext, Page } from "@playwright/test";
import { expect, expectAccessible, mailTo, PASSWORD, signIn, test } from "./fixtures";

/*
 * Registering with the Handelsregister: with a number it knows, while it is down, with a number that is taken, from another
 * browser, and after leaving halfway. The numbers are those that KVK publishes for testing.
 */

test.beforeEach(() => test.setTimeout(120_000));

test("eight digits fill the form; what is changed says so and can be put back", async ({ page, request }) => {
  await page.goto("/registreren/uitlener");
  const number = page.getByLabel("KvK-nummer");
  await number.fill("6872772");
  await number.blur();
  await expect(page.getByText("Een KvK-nummer heeft 8 cijfers. Je typte er 7.")).toBeVisible();

  await number.fill("6959 9068");
  await expect(page.getByText("Gevonden: Test Stichting Bolderbast")).toBeVisible();
  await expect(page.getByLabel("Naam organisatie")).toHaveValue("Test Stichting Bolderbast");
  await expect(page.getByLabel("Straat")).toHaveValue("Oosterwal");
  await expect(page.getByLabel("Postcode")).toHaveValue("7241 AR");
  await expectAccessible(page);

  const city = page.getByLabel("Plaats");
  await city.fill("Elders");
  await expect(page.getByText("Door jou aangepast")).toBeVisible();
  await page.getByRole("button", { name: "Terugzetten" }).click();
  await expect(city).toHaveValue("Lochem");

  await page.getByRole("button", { name: "Verder naar software" }).click();
  const email = await finish(page, request);
  await confirm(page, request, email);
  await expect(page.getByText("Je gratis licentie met Easyflex is gestart.")).toBeVisible();
  expect((await mailTo(request, email, /staat klaar/)).text).toContain("gratis licentie");

  await signIn(page, email);
  await page.goto("/organisatie/test-stichting-bolderbast/instellingen");
  await expect(page.getByText("Naam en adres zijn die van het Handelsregister.")).toBeVisible();
});

test("while the register is down one fills in by hand, and it is checked later", async ({ page, request }) => {
  await page.goto("/registreren/uitlener");
  await page.getByLabel("KvK-nummer").fill("90004973");
  await expect(page.getByText("Het Handelsregister antwoordt nu niet. Vul zelf in, wij controleren het later.")).toBeVisible();
  await fillDetails(page, "Zonder Register Flex");
  await confirm(page, request, await finish(page, request));

  await signIn(page, await provenAddress(page));
  await page.goto("/organisatie/zonder-register-flex/instellingen");
  await expect(page.getByText("Nog te controleren bij het Handelsregister.", { exact: false })).toBeVisible();
});

test("a company that ended is refused, with whom to ask", async ({ page }) => {
  await page.goto("/registreren/uitlener");
  await page.getByLabel("KvK-nummer").fill("55344526");

  await expect(page.getByText(/beëindigd op 30 juni 2019. Klopt dat niet\? Mail support@/).first()).toBeVisible();
  await expect(page.getByLabel("Naam organisatie")).toHaveCount(0);
});

test("that a number is taken is said once the address is proven, and not before", async ({ page, request }) => {
  await page.goto("/registreren/uitlener");
  await page.getByLabel("KvK-nummer").fill("68750110");
  await expect(page.getByText("Gevonden: Test BV Donald")).toBeVisible();
  await page.getByRole("button", { name: "Verder naar software" }).click();
  const email = await finish(page, request);
  expect(await page.content()).not.toContain("al geregistreerd");

  await confirm(page, request, email);
  await expect(page.getByText("Deze organisatie is al geregistreerd. Vraag toegang aan je beheerder.")).toBeVisible();
});

test("another browser is asked for the password before anything is made", async ({ page, request, browser, baseURL }) => {
  await page.goto("/registreren/uitlener");
  await page.getByLabel("KvK-nummer").fill(unknownNumber());
  await expect(page.getByText("Dit KvK-nummer staat niet in het Handelsregister.", { exact: false })).toBeVisible();
  await fillDetails(page, "Twee Browsers Flex");
  const email = await finish(page, request);

  const context = await browser.newContext({ baseURL, locale: "nl-NL" });
  const other = await context.newPage();
  await other.goto((await mailTo(request, email, /Bevestig je e-mailadres/)).links[0] ?? "");
  await expectAccessible(other);
  await other.getByLabel("Wachtwoord").fill("niet-het-goede-wachtwoord");
  await other.getByRole("button", { name: "E-mailadres bevestigen" }).click();
  await expect(other.getByText("Dit wachtwoord klopt niet. Je hebt nog 4 pogingen.").first()).toBeVisible();
  await other.getByLabel("Wachtwoord").fill(PASSWORD);
  await other.getByRole("button", { name: "E-mailadres bevestigen" }).click();
  await expect(other).toHaveURL(/inloggen/);
  await context.close();
});

test("whoever leaves halfway finds back what was typed; going back and sending twice does no harm", async ({ page, request }) => {
  const kvkNumber = unknownNumber();
  await page.goto("/registreren/uitlener");
  await page.getByLabel("KvK-nummer").fill(kvkNumber);
  await fillDetails(page, "Halverwege Flex");
  await expect(page.getByLabel("Software", { exact: true })).toBeVisible();

  await page.goto("/");
  await page.goto("/registreren/uitlener");
  await expect(page.getByLabel("KvK-nummer")).toHaveValue(kvkNumber);
  await page.getByRole("link", { name: "Verder waar je was" }).click();
  await expect(page).toHaveURL(/stap=software/);
  await page.getByRole("button", { name: "Terug" }).click();
  await expect(page.getByLabel("Naam organisatie")).toHaveValue("Halverwege Flex");
  await page.goBack();
  await page.goto("/registreren/uitlener?stap=gegevens");
  await page.getByRole("button", { name: "Verder naar software" }).click();

  const email = await finish(page, request);
  await page.goto("/registreren/uitlener?stap=account");
  await page.getByLabel("Wachtwoord").fill(PASSWORD);
  await page.getByRole("button", { name: "Stuur de bevestigingslink" }).click();
  await expect(page.getByRole("heading", { name: "Bekijk je e-mail" })).toBeVisible();
  await confirm(page, request, email);
  await expect(page).toHaveURL(/inloggen/);
});

test("without JavaScript the same steps lead there", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: "nl-NL", javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/registreren/uitlener");
  await page.getByLabel("KvK-nummer").fill("68727720");
  await page.getByRole("button", { name: "Gegevens ophalen" }).click();
  await expect(page.getByLabel("Naam organisatie")).toHaveValue("Test NV Katrien");
  await page.getByLabel("Postcode").fill("12");
  await page.getByRole("button", { name: "Verder naar software" }).click();
  await expect(page.getByText("Een postcode ziet eruit als 1234 AB.").first()).toBeVisible();
  await context.close();
});

async function fillDetails(page: Page, name: string): Promise<void> {
  await page.getByLabel("Naam organisatie").fill(name);
  await page.getByLabel("Straat").fill("Kade");
  await page.getByLabel("Nummer", { exact: true }).fill("7");
  await page.getByLabel("Postcode").fill("1234ab");
  await page.getByLabel("Plaats").fill("Voorbeeldstad");
  await page.getByRole("button", { name: "Verder naar software" }).click();
}

/** From the choice of software to the mail. @returns the address it went to */
async function finish(page: Page, request: APIRequestContext): Promise<string> {
  const email = `registratie-${Date.now()}@voorbeeld.example`;
  await page.getByLabel("Software", { exact: true }).selectOption({ label: "Easyflex" });
  await page.getByLabel("Nummer van je (eerste) werkmaatschappij").fill("0007");
  await page.getByRole("button", { name: "Verder naar je account" }).click();
  await page.getByLabel("Je naam").fill("Nora Nieuwkomer");
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByLabel("Wachtwoord").fill(PASSWORD);
  await page.getByRole("button", { name: "Stuur de bevestigingslink" }).click();
  await expect(page.getByRole("heading", { name: "Bekijk je e-mail" })).toBeVisible();
  await mailTo(request, email, /Bevestig je e-mailadres/);
  return email;
}

/** Follows the newest link of an address and presses its button. */
async function confirm(page: Page, request: APIRequestContext, email: string): Promise<void> {
  await page.goto((await mailTo(request, email, /Bevestig je e-mailadres/)).links[0] ?? "");
  await page.getByRole("button", { name: "E-mailadres bevestigen" }).click();
}

/** The address that the sign-in page knows after a proof. */
async function provenAddress(page: Page): Promise<string> {
  await expect(page).toHaveURL(/inloggen/);
  return page.getByLabel("E-mailadres").inputValue();
}

/** Eight digits that no fixture of the register has. */
function unknownNumber(): string {
  return String(10_000_000 + (Date.now() % 40_000_000));
}
