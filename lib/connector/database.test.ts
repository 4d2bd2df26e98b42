import { afterAll, expect, test, vi } from "vitest";
import { closeConnector, connectorExists, database } from "./database";

afterAll(closeConnector);

test("the tables are made once by many who come first, and again without harm", async () => {
  await closeConnector();
  const pools = await Promise.all([database(), database(), database()]);
  expect(new Set(pools).size).toBe(1);

  await closeConnector();
  const { rows } = await (await database()).query<{ owner: string }>("SELECT DISTINCT tableowner AS owner FROM pg_tables WHERE schemaname = 'connector'");
  expect(rows).toEqual([{ owner: "portal_connector" }]);
});

test("the connector's role can read nothing of the portal", async () => {
  const db = await database();
  await expect(db.query('SELECT 1 FROM public."ApiToken"')).rejects.toMatchObject({ code: "42501" });
});

test("a connector has a database and a key, or there is none", async () => {
  expect(connectorExists()).toBe(true);

  vi.resetModules();
  vi.stubEnv("CONNECTOR_KEY", undefined);
  const { connectorExists: withoutKey } = await import("./database");
  expect(withoutKey()).toBe(false);
});
