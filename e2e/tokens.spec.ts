import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { expect, expectAccessible, expectFits, mailTo, signIn, test } from "./fixtures";
import { readLogs } from "./operator";

/*
 * The life of a token, in one browser against the real server and worker: made, renewed beside the old pair, lost and renewed at
 * once, limited to addresses, paused, and revoked; every step counts with the next call.
 */

type Pair = { token: string; secret: string };

test("a token from its making to its end", async ({ page, request }) => {
  test.setTimeout(180_000);
  const name = `Proef ${Date.now()}`;
  const secrets: string[] = [];
  await signIn(page, "beheerder@anders.example");

  await page.goto("/bedrijf/9001-anders/api/nieuw");
  await page.getByLabel("Naam", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Token maken" }).click();
  const first = await keep(page, secrets);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const address = page.url();
  expect(await calls(request, first)).toBe(200);
  expect((await mailTo(request, "beheerder@anders.example", /Nieuw token/)).text).not.toContain(first.secret);

  await test.step("the way back to the form makes no second token of it", async () => {
    await page.goBack();
    if (await page.getByRole("button", { name: "Token maken" }).isVisible()) {
      await page.getByRole("button", { name: "Token maken" }).click();
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
    await page.goto(address);
  });

  let second: Pair = { token: "", secret: "" };
  await test.step("renewed with an overlap both pairs work, and a next renewal waits", async () => {
    await page.getByRole("link", { name: "Vernieuwen" }).first().click();
    await page.getByLabel("Hoe lang blijft het oude paar werken?").selectOption("1h");
    await page.getByRole("button", { name: "Nieuw paar maken" }).click();
    second = await keep(page, secrets);
    expect(await calls(request, first)).toBe(200);
    expect(await calls(request, second)).toBe(200);
    await expect(page.getByText(/Werkt tot/)).toBeVisible();

    await page.goto(`${address}/vernieuwen`);
    await expect(page.getByText("Er loopt al een vernieuwing.")).toBeVisible();
  });

  await test.step("a right in use says what taking it away costs", async () => {
    expect((await request.get("/api/v1/partners", { headers: basic(second) })).status()).toBe(200);
    await expect
      .poll(async () => {
        await page.goto(address);
        await page.getByRole("checkbox", { name: "Haal alle partners (inleners) op van één specifieke werkmaatschappij" }).uncheck();
        return page.getByText(/\d+× gebruikt in 7 dagen/).count();
      }, { timeout: 30_000 })
      .toBeGreaterThan(0);
    await page.getByRole("button", { name: "Rechten opslaan" }).click();
    await expect(page.getByText("De rechten zijn opgeslagen.", { exact: false }).first()).toBeVisible();
    expect((await request.get("/api/v1/partners", { headers: basic(second) })).status()).toBe(403);
  });

  await test.step("a list of addresses keeps others out", async () => {
    await page.getByRole("textbox", { name: "Toegestane adressen" }).fill("10.0.0.300");
    await page.getByRole("button", { name: "Adressen opslaan" }).click();
    await expect(page.getByText(/10\.0\.0\.300 is geen adres en geen reeks/).first()).toBeVisible();
    await page.getByRole("textbox", { name: "Toegestane adressen" }).fill("203.0.113.0/24");
    await page.getByRole("button", { name: "Adressen opslaan" }).click();
    await expect(page.getByText("De adressen zijn opgeslagen.", { exact: false }).first()).toBeVisible();
    expect(await codeOf(request, second)).toBe("address_not_allowed");

    await page.getByRole("textbox", { name: "Mag dit adres erin?" }).fill("203.0.113.9");
    await page.getByRole("button", { name: "Controleren" }).click();
    await expect(page.getByText("203.0.113.9 mag dit token gebruiken.")).toBeVisible();
    await page.getByRole("textbox", { name: "Toegestane adressen" }).fill("");
    await page.getByRole("button", { name: "Adressen opslaan" }).click();
    await expect.poll(() => calls(request, second)).toBe(200);
  });

  await test.step("paused and resumed", async () => {
    await page.getByRole("button", { name: "Op pauze zetten" }).click();
    await expect(page.getByText("Dit token staat op pauze.")).toBeVisible();
    expect(await codeOf(request, second)).toBe("token_paused");
    await page.getByRole("button", { name: "Weer aanzetten" }).click();
    await expect(page.getByText("Dit token staat op pauze.")).toHaveCount(0);
    expect(await calls(request, second)).toBe(200);
  });

  await test.step("every call stands in the log, found by its id, on a page that fits and is accessible", async () => {
    const answer = await request.get("/api/v1/company", { headers: { ...basic(second), "x-request-id": `proef-${Date.now()}` } });
    const id = answer.headers()["x-request-id"] ?? "";
    await expect
      .poll(async () => {
        await page.goto(`${address}?verzoek=${id}`);
        return page.getByRole("row", { name: /GET \/company/ }).count();
      }, { timeout: 20_000 })
      .toBe(1);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectFits(page);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step("revoked by typing its name, for good", async () => {
    await page.goto(address);
    await page.getByRole("button", { name: "Token intrekken" }).click();
    const dialog = page.getByRole("alertdialog");
    await expectAccessible(page);
    await dialog.getByLabel("Reden").fill("Het oude pakket is weg");
    await dialog.getByLabel(/Typ ter bevestiging/).fill("iets anders");
    await dialog.getByRole("button", { name: "Token intrekken" }).click();
    await expect(dialog.getByText("Dit is niet de naam van het token.", { exact: false }).first()).toBeVisible();
    await dialog.getByLabel(/Typ ter bevestiging/).fill(name);
    await dialog.getByRole("button", { name: "Token intrekken" }).click();
    await expect(page.getByText(/Dit token is ingetrokken op/)).toBeVisible();
    expect(await codeOf(request, second)).toBe("token_revoked");
    expect(await codeOf(request, first)).toBe("token_revoked");
    expect((await mailTo(request, "beheerder@anders.example", /ingetrokken/)).text).toContain("Het oude pakket is weg");
  });

  await test.step("and neither the page nor a log holds what was shown once", async () => {
    const html = await page.content();
    const logs = await readLogs();
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    for (const secret of secrets) for (const place of [html, logs, stored]) expect(place).not.toContain(secret);
  });
});

test("a lost secret is never shown again: the pair is renewed, and the old one stops", async ({ page, request }) => {
  test.setTimeout(120_000);
  await signIn(page, "beheerder@anders.example");
  await page.goto("/bedrijf/9001-anders/api/nieuw");
  await page.getByLabel("Naam", { exact: true }).fill(`Kwijt ${Date.now()}`);
  await page.getByRole("button", { name: "Token maken" }).click();
  const lost = await keep(page, []);
  await page.reload();
  expect(await page.content()).not.toContain(lost.secret);

  await page.getByRole("link", { name: "Vernieuwen" }).first().click();
  await page.getByLabel("Hoe lang blijft het oude paar werken?").selectOption("0");
  await page.getByRole("button", { name: "Nieuw paar maken" }).click();
  const found = await keep(page, []);
  expect(await codeOf(request, lost)).toBe("token_expired");
  expect(await calls(request, found)).toBe(200);
});

/** Takes the pair out of the dialog that shows it once, ticks, and closes it. */
async function keep(page: Page, secrets: string[]): Promise<Pair> {
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading", { name: "Leg token en secret nu vast" })).toBeVisible();
  const pair = { token: await codeIn(dialog, "API-token"), secret: await codeIn(dialog, "Secret") };
  secrets.push(pair.token.slice(4), pair.secret);
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Naar het token" }).click();
  await expect(page).toHaveURL(/\/bedrijf\/9001-anders\/api\/[0-9a-f-]{36}$/);
  return pair;
}

function basic({ token, secret }: Pair): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${token}:${secret}`).toString("base64")}` };
}

async function calls(request: APIRequestContext, pair: Pair): Promise<number> {
  return (await request.get("/api/v1/company", { headers: basic(pair) })).status();
}

async function codeOf(request: APIRequestContext, pair: Pair): Promise<string> {
  return ((await (await request.get("/api/v1/company", { headers: basic(pair) })).json()) as { code: string }).code;
}

/** A value as it stands in its box: shown in groups of four, without blanks in between for whoever copies it. */
async function codeIn(dialog: Locator, label: string): Promise<string> {
  return (await dialog.getByRole("group", { name: label }).locator(".code").innerText()).replace(/\s+/g, "");
}
