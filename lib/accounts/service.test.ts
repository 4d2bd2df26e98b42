import { expect, test } from "vitest";
import { atMoment } from "@/lib/core/clock";
import { build, create, PASSWORD } from "@/prisma/factories";
import { actorOfSession, signIn, signOut } from "./service";

test("a session holds until it is ended on the server", async () => {
  const { email } = await create.organisation();

  const { sessionId } = await signIn({ email, password: PASSWORD });
  expect(await actorOfSession(sessionId)).toMatchObject({ email });

  await signOut(sessionId);
  expect(await actorOfSession(sessionId)).toBeNull();
});

test("every sign-in has a session of its own", async () => {
  const { email } = await create.organisation();
  const first = await signIn({ email, password: PASSWORD });
  const second = await signIn({ email, password: PASSWORD });

  await signOut(first.sessionId);

  expect(second.sessionId).not.toBe(first.sessionId);
  expect(await actorOfSession(second.sessionId)).not.toBeNull();
});

test("a wrong password and an unknown address get the same words", async () => {
  const { email } = await create.organisation();

  const wrong = await signIn({ email, password: "niet het wachtwoord" }).catch((thrown: unknown) => thrown);
  const unknown = await signIn({ email: build.email(), password: PASSWORD }).catch((thrown: unknown) => thrown);

  expect(wrong).toMatchObject({ code: "invalid_credentials", key: "errors.signInFailed" });
  expect(unknown).toEqual(wrong);
});

test.each([
  { after: "an hour of use", hours: 1, holds: true },
  { after: "three idle hours", hours: 3, holds: false },
])("after $after a session holds: $holds", async ({ hours, holds }) => {
  const { email } = await create.organisation();
  const { sessionId } = await signIn({ email, password: PASSWORD });

  const later = new Date(Date.now() + hours * 3_600_000);
  expect((await atMoment(later, () => actorOfSession(sessionId))) !== null).toBe(holds);
});

test("a session in use ends at its absolute limit all the same", async () => {
  const { email } = await create.organisation();
  const { sessionId } = await signIn({ email, password: PASSWORD });

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
