import { expect, test } from "vitest";
import { atMoment } from "@/lib/core/clock";
import { create } from "@/prisma/factories";
import { sessionOf } from "./accounts.test-support";
import { actorOfSession, signOut } from "./service";

test("a session holds until it is ended on the server", async () => {
  const { email } = await create.organisation();

  const sessionId = await sessionOf(email);
  expect(await actorOfSession(sessionId)).toMatchObject({ email });

  await signOut(sessionId);
  expect(await actorOfSession(sessionId)).toBeNull();
});

test("every sign-in has a session of its own", async () => {
  const { email } = await create.organisation();
  const first = await sessionOf(email);
  const second = await sessionOf(email);

  await signOut(first);

  expect(second).not.toBe(first);
  expect(await actorOfSession(second)).not.toBeNull();
});

test.each([
  { after: "an hour of use", hours: 1, holds: true },
  { after: "three idle hours", hours: 3, holds: false },
])("after $after a session holds: $holds", async ({ hours, holds }) => {
  const { email } = await create.organisation();
  const sessionId = await sessionOf(email);

  const later = new Date(Date.now() + hours * 3_600_000);
  expect((await atMoment(later, () => actorOfSession(sessionId))) !== null).toBe(holds);
});

test("a session in use ends at its absolute limit all the same", async () => {
  const { email } = await create.organisation();
  const sessionId = await sessionOf(email);

  let hours = 1;
  while (await atMoment(new Date(Date.now() + hours * 3_600_000), () => actorOfSession(sessionId))) hours += 1;

  expect(hours).toBe(12);
});

test("what is no session id is nobody", async () => {
  expect(await actorOfSession("' OR 1=1")).toBeNull();
  expect(await actorOfSession("")).toBeNull();
});

test("a person's places follow the memberships: the whole organisation, or one company of it", async () => {
  const founded = await create.organisation();
  const second = await create.company(founded, "7012");
  const companyAdmin = await create.member(founded, "COMPANY_ADMIN", second.id);
  const reader = await create.member(founded, "READER");

  expect(companyAdmin.places).toMatchObject([{ role: null, companies: [{ slug: second.slug, role: "COMPANY_ADMIN" }] }]);
  expect(reader.places).toMatchObject([{ role: "READER", companies: [{ number: "7008", role: "READER" }, { number: "7012", role: "READER" }] }]);
});
