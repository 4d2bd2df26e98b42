import type { Locator, Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expect, mailTo, PASSWORD, signIn, signOut, test } from "./fixtures";
import { readLogs } from "./operator";

/*
 * The manual's job, all of it in a row, in one browser against the real server, worker and database: a new agency registers;
 * the agency of the story signs, makes a token, links its back office and tests the webhook; the hirer publishes; and the new
 * version arrives by webhook in the back office and in the portal.
 */

test("from a registration to pay data that arrives by itself", async ({ page, request, context }) => {
  test.setTimeout(180_000);

  await test.step("1. an agency registers and proves its address; Easyflex starts the free licence", async () => {
    const email = `nieuw-${Date.now()}@voorbeeld.example`;
    await page.goto("/registreren/uitlener");
    await page.getByLabel("KvK-nummer").fill("1234 567");
    await page.getByRole("button", { name: "Gegevens ophalen" }).click();
    await expect(page.getByText("Een KvK-nummer heeft 8 cijfers. Je typte er 7.").first()).toBeVisible();

    await page.getByLabel("KvK-nummer").fill(String(Date.now()).slice(-8));
    await page.getByLabel("Naam organisatie").fill("Nieuwkomer Flex");
    await page.getByLabel("Straat").fill("Kade");
    await page.getByLabel("Nummer", { exact: true }).fill("7");
    await page.getByLabel("Postcode").fill("1234ab");
    await page.getByLabel("Plaats").fill("Voorbeeldstad");
    await page.getByRole("button", { name: "Verder naar software" }).click();

    await page.getByLabel("Software", { exact: true }).selectOption({ label: "Easyflex" });
    await expect(page.getByText("Je gratis licentie start meteen")).toBeVisible();
    await page.getByLabel("Nummer van je (eerste) werkmaatschappij").fill("0007");
    await page.getByRole("button", { name: "Verder naar je account" }).click();

    await page.getByLabel("Je naam").fill("Nora Nieuwkomer");
    await page.getByLabel("E-mailadres").fill(email);
    await page.getByLabel("Wachtwoord").fill(PASSWORD);
    await page.getByRole("button", { name: "Stuur de bevestigingslink" }).click();
    await expect(page.getByRole("heading", { name: "Bekijk je e-mail" })).toBeVisible();

    const mail = await mailTo(request, email, /Bevestig je e-mailadres/);
    await page.goto(mail.links[0] ?? "");
    await page.getByRole("button", { name: "E-mailadres bevestigen" }).click();
    await expect(page).toHaveURL(/inloggen/);
    await signIn(page, email);
    await expect(page).toHaveURL(/\/organisatie\/nieuwkomer-flex/);
    expect((await mailTo(request, email, /Nieuwkomer Flex/)).text).toContain("gratis licentie");
    await signOut(page);
  });

  await test.step("2 to 4. the admin signs in, and signs the agreement in the organisation environment", async () => {
    await signIn(page, "beheerder@voorbeeld.example");
    await page.goto("/bedrijf/7008-webinar/api/nieuw");
    await expect(page.getByRole("heading", { level: 1, name: "Teken eerst de API-overeenkomst" })).toBeVisible();

    await page.goto("/organisatie/voorbeeld-uitzend-groep/api");
    await expect(page.getByText("Nog niet ondertekend")).toBeVisible();
    await page.getByRole("link", { name: "Lezen en ondertekenen" }).click();
    await page.getByLabel("Je naam").fill("Bea Beheerder");
    await page.getByLabel("Je functie").fill("Directeur");
    await page.getByRole("button", { name: "Ondertekenen" }).click();
    await expect(page.getByText("Bevestig dat je de organisatie mag binden.").first()).toBeVisible();
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Ondertekenen" }).click();

    await expect(page.getByText("Ondertekend", { exact: true })).toBeVisible();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Ondertekende pdf downloaden" }).click();
    expect((await readFile(await (await download).path())).subarray(0, 5).toString()).toBe("%PDF-");
    await mailTo(request, "beheerder@voorbeeld.example", /is ondertekend/);
  });

  const pair = { token: "", secret: "" };
  await test.step("5. switches to the company and makes a token, shown once", async () => {
    await page.goto("/bedrijf/7008-webinar/api");
    await page.getByRole("link", { name: "Nieuw token" }).click();
    await expect(page.getByLabel("Naam", { exact: true })).toHaveValue("(7008 webinar / 7008) Easyflex");
    await page.getByRole("button", { name: "Token maken" }).click();

    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("heading", { name: "Leg token en secret nu vast" })).toBeVisible();
    pair.token = await codeIn(dialog, "API-token");
    pair.secret = await codeIn(dialog, "Secret");
    expect(pair.token).toMatch(/^cmp_[0-9a-f]{64}$/);
    expect(pair.secret).toMatch(/^[A-Za-z0-9]{44}$/);
    await dialog.getByRole("button", { name: /Kopieer/ }).nth(1).click();
    await expect(dialog.getByRole("button", { name: "Secret gekopieerd" })).toBeVisible();

    await page.keyboard.press("Escape");
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Naar het token" })).toBeDisabled();
    await dialog.getByRole("checkbox").check();
    await dialog.getByRole("button", { name: "Naar het token" }).click();
    await expect(page).toHaveURL(/\/bedrijf\/7008-webinar\/api\/[0-9a-f-]{36}/);
    expect(await page.content()).not.toContain(pair.secret);
  });
  const tokenPage = page.url();

  const backOffice = await context.newPage();
  let webhookUrl = "";
  await test.step("9. links the back office with the pair and takes its webhook URL", async () => {
    await backOffice.goto("/connector/nieuw");
    await backOffice.getByLabel("Nummer").fill("7008");
    await backOffice.getByLabel("Naam").fill("7008 webinar");
    await backOffice.getByLabel("API-token").fill(pair.token);
    await backOffice.getByLabel("Secret").fill(pair.secret);
    await backOffice.getByRole("button", { name: "Ok" }).click();
    await expect(backOffice.getByText("Token bevestigd door het portaal:")).toBeVisible();
    await expect(backOffice.getByRole("definition").filter({ hasText: /^ja$/ })).toBeVisible();
    await expect(lastWebhook(backOffice)).toHaveText("nooit");
    webhookUrl = await backOffice.getByLabel("Webhook URL").inputValue();
    expect(webhookUrl).toContain("/connector/webhook?wmnr=");

    await backOffice.getByRole("button", { name: "Test koppeling" }).click();
    await expect(backOffice.getByText("De koppeling werkt.", { exact: false })).toBeVisible();
  });

  await test.step("6. registers the webhook and sees its test arrive", async () => {
    await page.getByLabel("Webhook URL").fill("http://10.0.0.1/hook");
    await page.getByRole("button", { name: "Gegevens opslaan" }).click();
    await expect(page.getByText("De webhook-URL moet met https:// beginnen.").first()).toBeVisible();

    await page.getByLabel("Webhook URL").fill(webhookUrl);
    await page.getByLabel("Beschrijving").fill("Easyflex, WM 7008");
    await page.getByRole("button", { name: "Gegevens opslaan" }).click();
    await expect(page.getByText("De webhook is opgeslagen.").first()).toBeVisible();
    await page.getByRole("button", { name: "Test webhook" }).click();
    await expect(page.getByText(/Test ontvangen: je backoffice antwoordde 200 in \d+ milliseconden/)).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole("cell", { name: /200 in \d+ ms/ }).first()).toBeVisible();

    await backOffice.reload();
    await expect(lastWebhook(backOffice)).not.toHaveText("nooit");
  });

  await test.step("7. the back office fetches what is shared, and nothing else", async () => {
    const authorization = `Basic ${Buffer.from(`${pair.token}:${pair.secret}`).toString("base64")}`;
    const company = await request.get("/api/v1/company", { headers: { authorization } });
    expect(await company.json()).toMatchObject({ number: "7008", agreement: { state: "signed" } });
    expect((await request.get("/api/v1/company", { headers: { authorization: authorization.slice(0, -8) } })).status()).toBe(401);

    await backOffice.getByRole("button", { name: "Synchroniseer inlenersbeloningen" }).click();
    await expect(backOffice.getByText(/1 opgehaald, 0 ongewijzigd/)).toBeVisible();
    await expect(backOffice.getByText("Logistiek Noord").first()).toBeVisible();
    await expect(backOffice.getByText("Heftruckchauffeur")).toHaveCount(0);
  });

  await test.step("8. the hirer publishes its draft; webhook, back office and portal have the new version", async () => {
    const hr = await (await context.browser()?.newContext({ baseURL: new URL(tokenPage).origin }))?.newPage();
    if (!hr) throw new Error("no browser");
    await signIn(hr, "hr@inlener.example");
    await hr.goto("/inlener/logistiek-noord/regelingen");
    await hr.getByRole("link", { name: "Magazijn en distributie" }).first().click();
    await hr.getByRole("checkbox").check();
    await hr.getByRole("button", { name: "Versie 4 publiceren" }).click();
    await expect(hr.getByText(/Versie 4 is gepubliceerd en geldt vanaf 1 april 2027/)).toBeVisible();
    await hr.context().close();

    await backOffice.getByRole("link", { name: /Ontvangen webhooks/ }).click();
    await expect(backOffice).toHaveURL(/blad=webhooks/);
    await expect
      .poll(async () => {
        await backOffice.reload();
        return backOffice.getByText("pay_equity.version.published").count();
      }, { timeout: 30_000 })
      .toBeGreaterThan(0);
    await backOffice.getByRole("link", { name: /^Inlenersbeloningen/ }).click();
    await expect(backOffice.getByText(/versie 4 vanaf 1 april 2027/i).first()).toBeVisible();

    await page.goto("/bedrijf/7008-webinar/inlenersbeloningen");
    const row = page.getByRole("row", { name: /Logistiek Noord/ });
    await expect(row).toContainText("4");
    await row.getByRole("link").first().click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Magazijn en distributie");
    await expect(page.getByText("Nachttoeslag").first()).toBeVisible();
    await expect(page.getByText("Heftruckchauffeur")).toHaveCount(0);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: /Pdf van versie 4/ }).click();
    expect((await readFile(await (await download).path())).subarray(0, 5).toString()).toBe("%PDF-");
  });

  await test.step("and nothing of it that is secret stands in a log", async () => {
    const logs = await readLogs();
    expect(logs).toContain('"path":"/api/v1/company"');
    expect(logs).toContain('"webhook attempt"');
    for (const secret of [pair.token.slice(4), pair.secret, PASSWORD]) expect(logs).not.toContain(secret);
  });
});

/** A value as it stands in its box: shown in groups of four, without blanks in between for whoever copies it. */
async function codeIn(dialog: Locator, label: string): Promise<string> {
  return (await dialog.getByRole("group", { name: label }).locator(".code").innerText()).replace(/\s+/g, "");
}

/** When the back office last got a webhook, as the manual's screen says it. */
function lastWebhook(backOffice: Page): Locator {
  return backOffice.getByText("Laatste webhook ontvangen op:").locator("xpath=following-sibling::dd[1]");
}
