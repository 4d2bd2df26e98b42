import type { Browser, Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { expect, expectAccessible, expectFits, PASSWORD, signIn, signOut, test } from "./fixtures";
import { createUser, letGraceEnd, letProofGrowOld } from "./operator";

/*
 * The own account, by people made for it: the second factor on, used, lost and off; a session ended from another browser; and
 * the question "who are you" in between, after which the form goes through as it was typed.
 */

const PLACE = "/organisatie/anders-flex";
const SECOND_FACTOR = "/account/beveiliging/tweede-stap";

test.beforeEach(() => test.setTimeout(180_000));

test("a second factor: on, asked when signing in, lost with the device, and off", async ({ page }) => {
  const email = await newPerson("organisation-admin");
  await signIn(page, email);
  let secret = "";
  let codes: string[] = [];

  await test.step("every environment says until when an admin can do without", async () => {
    await page.goto(PLACE);
    await expect(page.getByText(/Zet voor \d+ \w+ tweestapsverificatie aan/)).toBeVisible();
    await page.getByRole("link", { name: "Tweestapsverificatie aanzetten" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Tweestapsverificatie" })).toBeVisible();
  });

  await test.step("it is switched on with a code of the app, and gives ten recovery codes once", async () => {
    secret = await beginSecondFactor(page);
    await page.getByLabel("Code van 6 cijfers").fill("000000");
    await page.getByRole("button", { name: "Aanzetten", exact: true }).click();
    await expect(page.getByText("De code klopt niet. Je hebt nog 9 pogingen.").first()).toBeVisible();
    await expectAccessible(page);

    codes = await confirmSecondFactor(page, secret);
    expect(codes).toHaveLength(10);
    await expect(page.getByText("Je hebt nog 10 herstelcodes.")).toBeVisible();
    await page.goto(PLACE);
    await expect(page.getByText(/tweestapsverificatie aan/)).toHaveCount(0);
  });

  await test.step("signing in asks for a code, and says that a wrong one is wrong", async () => {
    await page.goto("/account");
    await signOut(page);
    await typePassword(page, email);
    await expect(page.getByRole("heading", { level: 1, name: "Vul je code in" })).toBeVisible();
    await page.getByLabel("Code van 6 cijfers").fill("000000");
    await page.getByRole("button", { name: "Inloggen" }).click();
    await expect(page.getByText(/De code klopt niet/).first()).toBeVisible();

    await page.getByLabel("Code van 6 cijfers").fill(await codeOf(page, secret));
    await page.getByRole("button", { name: "Inloggen" }).click();
    await expect(page).not.toHaveURL(/inloggen/);
  });

  await test.step("without the device a recovery code does, once", async () => {
    const [code = ""] = codes;
    await page.goto("/account");
    await signOut(page);
    await signInByRecoveryCode(page, email, code);
    await expect(page).not.toHaveURL(/inloggen/);
    await page.goto("/account/beveiliging");
    await expect(page.getByText("Je hebt nog 9 herstelcodes.")).toBeVisible();

    await signOut(page);
    await signInByRecoveryCode(page, email, code);
    await expect(page.getByText(/De code klopt niet/).first()).toBeVisible();
    await page.goto("/inloggen");
    await signInByRecoveryCode(page, email, codes[1] ?? "");
    await expect(page).not.toHaveURL(/inloggen/);
  });

  await test.step("a recovery code switches it off, and a new device takes its place", async () => {
    await page.goto(SECOND_FACTOR);
    await page.getByRole("button", { name: /Gebruik een herstelcode/ }).click();
    await page.getByLabel("Herstelcode", { exact: true }).fill(codes[2] ?? "");
    await page.getByRole("button", { name: "Tweestapsverificatie uitzetten" }).click();
    await expect(page).toHaveURL(/\/account\/beveiliging$/);
    await expect(page.getByText("Je logt in met alleen je wachtwoord.")).toBeVisible();

    const other = await beginSecondFactor(page);
    expect(other).not.toBe(secret);
    await confirmSecondFactor(page, other);
    await expect(page.getByText("Je logt in met je wachtwoord en een code van je toestel.")).toBeVisible();
  });
});

test("after the grace period an admin only reads, until the second factor is on", async ({ page }) => {
  const email = await newPerson("organisation-admin");
  await signIn(page, email);
  await letGraceEnd(email);
  await page.goto("/bedrijf/9001-anders/api");
  await expect(page.getByText("Je kunt nu alleen lezen.")).toBeVisible();
  await expectAccessible(page);

  await page.goto(SECOND_FACTOR);
  await confirmSecondFactor(page, await beginSecondFactor(page));
  await page.goto("/bedrijf/9001-anders/api");
  await expect(page.getByText("Je kunt nu alleen lezen.")).toHaveCount(0);
});

test("an old proof is asked again in a dialog, and the form goes through as it was typed", async ({ page }) => {
  const email = await newPerson("reader");
  await signIn(page, email);
  await page.goto("/account");
  await letProofGrowOld(email);

  const wanted = `ander-${Date.now()}@voorbeeld.example`;
  await page.getByLabel("Nieuw e-mailadres").fill(wanted);
  await page.getByRole("button", { name: "Stuur de link" }).click();
  const dialog = page.getByRole("dialog", { name: "Bevestig dat jij het bent" });
  await expect(dialog.getByLabel("Wachtwoord")).toBeFocused();
  await expectAccessible(page);

  await dialog.getByRole("button", { name: "Nu niet" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel("Nieuw e-mailadres")).toHaveValue(wanted);

  await page.getByRole("link", { name: "Bevestig dat jij het bent" }).click();
  await dialog.getByLabel("Wachtwoord").fill("niet mijn wachtwoord");
  await dialog.getByRole("button", { name: "Bevestigen" }).click();
  await expect(dialog.getByText("Het wachtwoord klopt niet. Je hebt nog 4 pogingen.").first()).toBeVisible();

  await dialog.getByLabel("Wachtwoord").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Bevestigen" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(`We stuurden een link naar ${wanted}`)).toBeVisible();
});

test("a session is signed out from another browser, and its next click is refused", async ({ page, browser, baseURL }) => {
  const email = await newPerson("reader");
  await signIn(page, email);
  const elsewhere = await otherBrowser(browser, baseURL);
  await signIn(elsewhere, email);
  await elsewhere.goto("/bedrijf/9001-anders");

  await page.goto("/account/beveiliging");
  await expect(page.getByText("Deze sessie")).toHaveCount(1);
  await page.getByRole("button", { name: /^Uitloggen: / }).click();
  await expect(page.getByText("Dat apparaat is uitgelogd.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Uitloggen: / })).toHaveCount(0);

  await elsewhere.getByRole("link", { name: "Partners" }).click();
  await expect(elsewhere).toHaveURL(/inloggen/);
  await expect(elsewhere.getByText("Deze sessie is vanaf een ander apparaat beëindigd.", { exact: false })).toBeVisible();

  await signIn(elsewhere, email);
  await page.reload();
  await page.getByRole("button", { name: "Overal elders uitloggen" }).click();
  await expect(page.getByText("Je bent alleen hier nog ingelogd.")).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/inloggen/);
  await elsewhere.context().close();
});

test("a new password is asked the present one, and ends the other sessions", async ({ page, browser, baseURL }) => {
  const email = await newPerson("reader");
  await signIn(page, email);
  const elsewhere = await otherBrowser(browser, baseURL);
  await signIn(elsewhere, email);

  const better = "een kast vol blauwe sokken";
  await page.goto("/account/beveiliging");
  await changePassword(page, "niet mijn wachtwoord", better);
  await expect(page.getByText(/Het wachtwoord klopt niet/).first()).toBeVisible();
  await changePassword(page, PASSWORD, better);
  await expect(page.getByText("Je wachtwoord is gewijzigd.", { exact: false })).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/inloggen/);
  await signIn(elsewhere, email, better);
  await elsewhere.context().close();
});

test.describe("before JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the proof is asked on a page of its own, and the recovery codes stand on the page", async ({ page }) => {
    const email = await newPerson("company-admin", "9001-anders");
    await signIn(page, email);
    await page.goto(SECOND_FACTOR);
    await letProofGrowOld(email);
    await page.getByRole("button", { name: "Tweestapsverificatie aanzetten" }).click();
    await page.getByRole("link", { name: "Bevestig dat jij het bent" }).click();
    await expect(page).toHaveURL(/\/account\/bevestigen\?naar=/);
    await page.getByLabel("Wachtwoord").fill(PASSWORD);
    await page.getByRole("button", { name: "Bevestigen" }).click();
    await expect(page).toHaveURL(new RegExp(`${SECOND_FACTOR}$`));

    await page.getByRole("button", { name: "Tweestapsverificatie aanzetten" }).click();
    const secret = await secretOn(page);
    await page.getByLabel("Code van 6 cijfers").fill(await codeOf(page, secret));
    await page.getByRole("button", { name: "Aanzetten", exact: true }).click();
    await expect(page.getByRole("list", { name: "Herstelcodes" }).getByRole("listitem")).toHaveCount(10);
    await page.getByRole("link", { name: "Klaar" }).click();
    await expect(page.getByText("Je hebt nog 10 herstelcodes.")).toBeVisible();
  });

  test("a place to go back to that is not on this site is not followed", async ({ page }) => {
    await signIn(page, await newPerson("reader"));
    await page.goto(`/account/bevestigen?naar=${encodeURIComponent("//kwaad.example/")}`);
    await page.getByLabel("Wachtwoord").fill(PASSWORD);
    await page.getByRole("button", { name: "Bevestigen" }).click();
    await expect(page).toHaveURL(/\/account$/);
  });
});

test("the pages of the account are accessible and fit a phone, in both languages", async ({ page, context, baseURL }) => {
  await signIn(page, await newPerson("company-admin", "9001-anders"));
  for (const language of ["nl", "en"]) {
    await context.addCookies([{ name: "locale", value: language, url: baseURL ?? "" }]);
    for (const path of ["/account", "/account/beveiliging", SECOND_FACTOR, "/account/bevestigen?naar=/account"]) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectFits(page);
    }
  }
});

let made = 0;

/** Somebody of the story's agency who is in no other journey. */
async function newPerson(role: "organisation-admin" | "company-admin" | "reader", company?: string): Promise<string> {
  const email = `persoon-${Date.now()}-${(made += 1)}@voorbeeld.example`;
  await createUser({ email, name: "Pia Proef", organisation: "anders-flex", company, role });
  return email;
}

async function otherBrowser(browser: Browser, baseURL: string | undefined): Promise<Page> {
  return (await browser.newContext({ baseURL, locale: "nl-NL" })).newPage();
}

async function beginSecondFactor(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Tweestapsverificatie aanzetten" }).click();
  await expect(page.getByRole("img", { name: /QR-code/ })).toBeVisible();
  return secretOn(page);
}

/** The secret as it stands there to be typed into an app. */
async function secretOn(page: Page): Promise<string> {
  const secret = (await page.getByRole("group", { name: "Sleutel" }).locator(".code").innerText()).replace(/\s+/g, "");
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  return secret;
}

/** Gives the first code, and leaves the recovery codes after the tick alone. @returns the recovery codes */
async function confirmSecondFactor(page: Page, secret: string): Promise<string[]> {
  await page.getByLabel("Code van 6 cijfers").fill(await codeOf(page, secret));
  await page.getByRole("button", { name: "Aanzetten", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Bewaar je herstelcodes" });
  await expect(dialog.getByRole("listitem")).toHaveCount(10);
  const codes = await dialog.getByRole("listitem").allInnerTexts();

  await page.keyboard.press("Escape");
  await expect(dialog.getByRole("button", { name: "Klaar" })).toBeDisabled();
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Klaar" }).click();
  await expect(page).toHaveURL(/\/account\/beveiliging$/);
  return codes;
}

const STEP = 30_000;
const used = new Map<string, number>();

/** What an authenticator app shows for a secret. A code works once, so the next one of the three that are accepted, or a wait. */
async function codeOf(page: Page, secret: string): Promise<string> {
  for (;;) {
    const current = Math.floor(Date.now() / STEP);
    const step = Math.max((used.get(secret) ?? 0) + 1, current - 1);
    if (step <= current + 1) {
      used.set(secret, step);
      return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: step * STEP });
    }
    await page.waitForTimeout(1_000);
  }
}

async function typePassword(page: Page, email: string): Promise<void> {
  await page.goto("/inloggen");
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByLabel("Wachtwoord").fill(PASSWORD);
  await page.getByRole("button", { name: "Inloggen" }).click();
}

async function signInByRecoveryCode(page: Page, email: string, code: string): Promise<void> {
  await typePassword(page, email);
  await page.getByRole("link", { name: /Gebruik een herstelcode/ }).click();
  await page.getByLabel("Herstelcode").fill(code);
  await page.getByRole("button", { name: "Inloggen" }).click();
}

async function changePassword(page: Page, current: string, better: string): Promise<void> {
  await page.getByLabel("Huidig wachtwoord").fill(current);
  await page.getByLabel("Nieuw wachtwoord").fill(better);
  await page.getByRole("button", { name: "Wachtwoord wijzigen" }).click();
}
