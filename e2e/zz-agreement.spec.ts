import type { Page } from "@playwright/test";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, expectAccessible, mailTo, portalOf, signIn, signOut, test } from "./fixtures";
import { createUser, operator } from "./operator";

/*
 * The agreement from its first signature to its second, in the organisation environment of the story's hirer. The last journey
 * by name: it publishes a next text, and from then on everybody has something to sign.
 */

const API = "/organisatie/logistiek-noord/api";
const COLLEAGUE = "collega@inlener.example";

test("an agreement is signed once, can be checked by anybody, and is signed again when its text changes", async ({ page, browser, request, baseURL }) => {
  test.setTimeout(180_000);
  await createUser({ email: COLLEAGUE, name: "Cor Collega", organisation: "logistiek-noord", role: "organisation-admin" });
  const colleague = await (await browser.newContext({ baseURL, locale: "nl-NL" })).newPage();
  let file: Buffer = Buffer.alloc(0);
  let code = "";

  await test.step("two admins have the form open; the first signs, the second is told who did and when", async () => {
    await signIn(page, "hr@inlener.example");
    await signIn(colleague, COLLEAGUE);
    for (const one of [page, colleague]) await one.goto(`${API}/ondertekenen`);
    for (const one of [page, colleague]) await fillSignature(one);
    await page.getByRole("button", { name: "Ondertekenen" }).dblclick();
    await expect(page.getByText("Ondertekend", { exact: true })).toBeVisible();

    await colleague.getByRole("button", { name: "Ondertekenen" }).click();
    await expect(colleague.getByText(/al ondertekend door Henk Handtekening, op .* om \d\d:\d\d/).first()).toBeVisible();
    await page.goBack();
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Deze overeenkomst is al ondertekend" })).toBeVisible();
  });

  await test.step("the PDF is downloaded, and every admin has a mail with its code", async () => {
    await page.goto(API);
    await expectAccessible(page);
    file = await downloaded(page, "Ondertekende pdf downloaden");
    const mails = await Promise.all(["hr@inlener.example", COLLEAGUE].map((to) => mailTo(request, to, /is ondertekend/)));
    for (const { text } of mails) code = /Controlecode: ([0-9A-Z-]{24})/.exec(text)?.[1] ?? "";
    expect(code).not.toBe("");
  });

  const stranger = await (await browser.newContext({ baseURL, locale: "nl-NL", javaScriptEnabled: false })).newPage();
  await test.step("anybody sees that it is genuine, by file and by code, without an account and without JavaScript", async () => {
    await check(stranger, file);
    await expect(stranger.getByText("Dit document is echt.")).toBeVisible();
    for (const said of ["versie 1.0", "Logistiek Noord"]) await expect(stranger.getByText(said, { exact: false }).first()).toBeVisible();

    await stranger.goto("/controleer");
    await stranger.getByRole("textbox", { name: "Controlecode" }).fill(code.toLowerCase());
    await stranger.getByRole("button", { name: "Code opzoeken" }).click();
    await expect(stranger.getByText("Deze code hoort bij een echt document.")).toBeVisible();
  });

  await test.step("and that a changed, a lengthened, a foreign and a much too large file is not", async () => {
    const changed = Buffer.from(file);
    changed[2_000] = (changed[2_000] ?? 0) ^ 1;
    const cases: [Buffer, RegExp][] = [
      [changed, /gewijzigd na ondertekening/],
      [Buffer.concat([file, Buffer.from("\nxref\nstartxref\n0\n%%EOF\n")]), /na het verzegelen iets toegevoegd/],
      [Buffer.from("geen pdf"), /Dit is geen pdf/],
      [Buffer.alloc(20 * 1024 * 1024 + 1), /groter dan 20 MB/],
    ];
    for (const [bytes, words] of cases) {
      await check(stranger, bytes);
      await expect(stranger.getByText(words).first()).toBeVisible();
    }
  });

  await test.step("the operator publishes a next text: banner, mail, red-line, and a second signature", async () => {
    const text = path.join(portalOf(test.info()).dataDir, "tekst-1.1.md");
    await writeFile(text, await nextText());
    await operator(["agreement:publish", "1.1", "--deadline", inDays(45), "--file", text]);
    await mailTo(request, "hr@inlener.example", /Nieuwe versie van de API-overeenkomst/);

    await page.goto("/inlener/logistiek-noord");
    await expect(page.getByText(/Teken versie 1\.1 van de API-overeenkomst uiterlijk .*: nog 45 dagen/)).toBeVisible();
    await page.getByRole("link", { name: "Bekijk versie 1.1" }).click();
    await expect(page.getByRole("heading", { name: "Wat er verandert van versie 1.0 naar 1.1" })).toBeVisible();
    await expect(page.locator("ins").filter({ hasText: "60" }).first()).toBeVisible();
    await expectAccessible(page);

    await page.getByRole("link", { name: "Lezen en ondertekenen" }).click();
    await fillSignature(page);
    await page.getByRole("button", { name: "Ondertekenen" }).click();
    await expect(page.getByText("Ondertekend", { exact: true })).toBeVisible();
    await expect(page.getByText(/Teken versie 1\.1/)).toHaveCount(0);

    const old = await downloaded(page, "Pdf van versie 1.0");
    expect(old.equals(file)).toBe(true);
    expect(await operator(["agreement:check", "--organisation", "logistiek-noord"])).toContain('"signatures":2');
    await signOut(page);
  });
});

async function fillSignature(page: Page): Promise<void> {
  await page.getByLabel("Je naam").fill("Henk Handtekening");
  await page.getByLabel("Je functie").fill("HR-manager");
  await page.getByRole("checkbox").check();
}

async function check(page: Page, bytes: Buffer): Promise<void> {
  await page.goto("/controleer");
  await page.getByLabel("Pdf-bestand").setInputFiles({ name: "overeenkomst.pdf", mimeType: "application/pdf", buffer: bytes });
  await page.getByRole("button", { name: "Pdf controleren" }).click();
  await expect(page).toHaveURL(/uitslag=/);
}

async function downloaded(page: Page, link: string): Promise<Buffer> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: link }).click();
  return readFile(await (await download).path());
}

/** The first text with another number of days in it, under a next version and today's date, as an operator would write it. */
async function nextText(): Promise<string> {
  const written = await readFile("lib/agreements/texts/api-agreement.ts", "utf8");
  const source = /source: `([\s\S]*)`,/.exec(written)?.[1] ?? "";
  const today = new Intl.DateTimeFormat("nl-NL", { dateStyle: "long", timeZone: "Europe/Amsterdam" }).format(new Date());
  return source.replace("Versie 1.0, gepubliceerd op 1 oktober 2026.", `Versie 1.1, gepubliceerd op ${today}.`).replace("wordt ten minste 30 dagen vooraf aangekondigd, tenzij", "wordt ten minste 60 dagen vooraf aangekondigd, tenzij");
}

function inDays(days: number): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(new Date(Date.now() + days * 86_400_000));
}
