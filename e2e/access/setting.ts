import { afterAll, beforeAll } from "vitest";
import { type Answer, type Portal, startPortal } from "./server";
import { openTables, type Tables } from "./tables";
import { type Browser, createWorld, type Place, type Principal, type World } from "./world";

/** What a matrix works with, once `prepareSetting` made it. */
export const setting = {} as { portal: Portal; world: World; tables: Tables };

/** Two tenants and everybody who could ask, before the first test of a file; the server as it was built beside them. */
export function prepareSetting(): void {
  beforeAll(async () => {
    setting.tables = await openTables();
    setting.world = await createWorld();
    setting.portal = await startPortal();
  });
  afterAll(async () => {
    await setting.portal?.stop();
    await setting.tables?.close();
  });
}

/** A person of the setting by what he is. */
export function browserOf(principal: Principal): Browser {
  const browser = setting.world.browsers.find(({ name }) => name === principal);
  if (!browser) throw new Error(`nobody is ${principal}`);
  return browser;
}

/** What is asked in two ways that must be answered alike: of another tenant, and of nobody; at its own place, and inside one's own. */
export function alike<Asked>({ at, within }: { at: (place: Place) => Asked; within?: (own: Place, other: Place) => Asked }): { foreign: Asked; missing: Asked; inOwnPlace: boolean }[] {
  const { own, foreign, missing } = setting.world;
  const elsewhere = { foreign: at(foreign), missing: at(missing), inOwnPlace: false };
  return within ? [elsewhere, { foreign: within(own, foreign), missing: within(own, missing), inOwnPlace: true }] : [elsewhere];
}

export function hasMarker({ body }: Answer): boolean {
  return body.includes(setting.world.marker);
}
