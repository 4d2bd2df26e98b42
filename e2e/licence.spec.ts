import { expect, expectAccessible, expectFits, signIn, test } from "./fixtures";

/*
 * The admin of the story's agency looks at the licence, plans a change, sees before and after, and calls it off: the story is
 * left as it was, but for its ledger.
 */

test("a change of plan is seen before it is made, and can be withdrawn", async ({ page }) => {
  await signIn(page, "beheerder@voorbeeld.example");
  await page.goto("/organisatie/voorbeeld-uitzend-groep/abonnement");
  await expect(page.getByRole("heading", { level: 1, name: "Abonnement" })).toBeVisible();
  await expect(page.getByText("Gratis met Easyflex").first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Abonnement wijzigen" }).click();
  await page.getByLabel("Abonnement", { exact: true }).selectOption("BASIS");
  await page.getByLabel("Extra plaatsen").fill("tien");
  await page.getByRole("button", { name: "Bekijk wat er verandert" }).click();
  await expect(page.getByText("Vul een heel aantal plaatsen in").first()).toBeVisible();
  await page.getByLabel("Extra plaatsen").fill("2");
  await page.getByRole("button", { name: "Bekijk wat er verandert" }).click();

  const preview = page.getByRole("region", { name: "Dit verandert er" });
  await expect(preview.getByText("Gratis met Easyflex")).toBeVisible();
  await expect(preview.getByText("Basislicentie met 2 extra plaatsen")).toBeVisible();
  await expectAccessible(page);
  await preview.getByRole("button", { name: /^Wijzigen vanaf 1 / }).click();

  await expect(page.getByText(/^Vanaf 1 .* verandert het abonnement\.$/)).toBeVisible();
  await expect(page.getByRole("row", { name: /Gratis met Easyflex → Basislicentie met 2 extra plaatsen/ })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectFits(page);

  await page.getByRole("button", { name: "Wijziging intrekken" }).click();
  await expect(page.getByText("De wijziging is ingetrokken")).toBeVisible();
  await expect(page.getByRole("row", { name: /Ingetrokken: Basislicentie met 2 extra plaatsen/ })).toBeVisible();
});
