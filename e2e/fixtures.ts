import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, expect, type Page, test as base, type TestInfo } from "@playwright/test";

export { expect };

type Portal = { url: string; dataDir: string };

/** The portal that this worker has for itself, with the same story as every other. */
export function portalOf({ config, parallelIndex }: TestInfo): Portal {
  const portals = config.metadata.portals as Portal[];
  const portal = portals[parallelIndex];
  if (!portal) throw new Error(`there is no portal for worker ${parallelIndex}`);
  return portal;
}

export const test = base.extend({
  baseURL: async ({}, hand, info) => hand(portalOf(info).url),
});

/** The password of everybody in the seeded story. */
export const PASSWORD = "demo-wachtwoord-2026";

/** Signs somebody of the story in through the form. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto("/inloggen");
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByLabel("Wachtwoord").fill(password);
  await page.getByRole("button", { name: "Inloggen" }).click();
  await expect(page).not.toHaveURL(/inloggen/);
}

/** Signs out by the account menu. */
export async function signOut(page: Page): Promise<void> {
  await page.getByLabel(/^Account van/).click();
  await page.getByRole("button", { name: "Uitloggen" }).click();
  await expect(page).toHaveURL(/inloggen/);
}

/** The newest mail to an address, once the worker delivered one whose subject matches. */
export async function mailTo(request: APIRequestContext, to: string, subject: RegExp): Promise<{ subject: string; text: string; links: string[] }> {
  type Mail = { to: string; subject: string; text: string; links: string[] };
  let found: Mail | undefined;
  await expect
    .poll(async () => {
      const mails = (await (await request.get("/dev/mail.json")).json()) as Mail[];
      found = mails.find((mail) => mail.to === to && subject.test(mail.subject));
      return found !== undefined;
    }, { timeout: 20_000 })
    .toBe(true);
  if (!found) throw new Error("unreachable");
  return found;
}

/** Nothing that axe finds, on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.target.join(" ")) }))).toEqual([]);
}

/** No sideways scrolling at this width. */
export async function expectFits(page: Page): Promise<void> {
  const { inner, scroll } = await page.evaluate(() => ({ inner: window.innerWidth, scroll: document.documentElement.scrollWidth }));
  expect(scroll).toBeLessThanOrEqual(inner);
}
