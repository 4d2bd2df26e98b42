import { expect, PASSWORD, signIn, signOut, test } from "./fixtures";

test("an environment of somebody else, and one that does not exist, are the same 404", async ({ page }) => {
  await signIn(page, "beheerder@voorbeeld.example");

  for (const path of ["/bedrijf/9001-anders", "/bedrijf/bestaat-niet", "/organisatie/anders-flex", "/organisatie/bestaat-niet", "/inlener/logistiek-noord", "/bedrijf/9001-anders/api", "/inlener/logistiek-noord/regelingen"]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deze pagina bestaat niet");
  }
});

test("a company admin has that company, and neither its sibling nor the organisation", async ({ page }) => {
  await signIn(page, "bedrijf@voorbeeld.example");
  await expect(page).toHaveURL(/\/bedrijf\/7008-webinar/);

  expect((await page.goto("/bedrijf/7012-techniek"))?.status()).toBe(404);
  expect((await page.goto("/organisatie/voorbeeld-uitzend-groep/api"))?.status()).toBe(404);
});

test("a reader sees tokens and cannot make one", async ({ page }) => {
  await signIn(page, "lezer@voorbeeld.example");

  await page.goto("/bedrijf/7008-webinar/api");
  await expect(page.getByRole("link", { name: "Nieuw token" })).toHaveCount(0);
  await page.goto("/bedrijf/7012-techniek/api/nieuw");
  await expect(page.getByRole("button", { name: "Token maken" })).toHaveCount(0);
});

test("a page asks who is not signed in to sign in, and brings back to where it was", async ({ page }) => {
  await page.goto("/bedrijf/7008-webinar/partners");
  await expect(page).toHaveURL(/inloggen/);

  await page.getByLabel("E-mailadres").fill("beheerder@voorbeeld.example");
  await page.getByLabel("Wachtwoord").fill("verkeerd wachtwoord");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await expect(page.getByText("E-mailadres of wachtwoord klopt niet.").first()).toBeVisible();
  await expect(page.getByLabel("E-mailadres")).toHaveValue("beheerder@voorbeeld.example");

  await page.getByLabel("Wachtwoord").fill(PASSWORD);
  await page.getByRole("button", { name: "Inloggen" }).click();
  await expect(page).toHaveURL(/\/bedrijf\/7008-webinar\/partners/);
});

test("a place to come back to that is not on this site is not followed", async ({ page }) => {
  for (const target of ["//kwaad.example/", "https://kwaad.example/", "/\\kwaad.example"]) {
    await page.context().clearCookies();
    await page.goto(`/inloggen?naar=${encodeURIComponent(target)}`);
    await page.getByLabel("E-mailadres").fill("lezer@voorbeeld.example");
    await page.getByLabel("Wachtwoord").fill(PASSWORD);
    await page.getByRole("button", { name: "Inloggen" }).click();
    await expect(page).not.toHaveURL(/inloggen/);
    expect(new URL(page.url()).hostname).toBe("localhost");
  }
});

test("a signed-out session is dead on the server, whoever kept the cookie", async ({ page, context }) => {
  await signIn(page, "lezer@voorbeeld.example");
  const cookies = await context.cookies();
  await page.goto("/bedrijf/7008-webinar");
  await signOut(page);

  await context.addCookies(cookies);
  await page.goto("/bedrijf/7008-webinar");
  await expect(page).toHaveURL(/inloggen/);
});

test("a form without an origin, or from another site, changes nothing", async ({ request }) => {
  const strangers: Record<string, string>[] = [{}, { origin: "https://kwaad.example" }, { origin: "null" }];
  for (const headers of strangers) {
    const response = await request.post("/inloggen", { headers: { ...headers, "content-type": "text/plain" }, data: "x" });
    expect(response.status()).toBe(403);
  }
});
