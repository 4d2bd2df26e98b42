import { describe, expect, test } from "vitest";
import { nowhere, type PersonActor } from "@/lib/access/actor";
import { actorOfEmail, signIn } from "@/lib/accounts/service";
import { actorOfSession } from "@/lib/accounts/sessions.service";
import { atMoment } from "@/lib/core/clock";
import { asSystem } from "@/lib/core/db";
import { build, create, PASSWORD } from "@/prisma/factories";
import { acceptAsNewColleague, acceptInvitation, declineInvitation, invitationBehind } from "./answers.service";
import { everythingOf, invited, outcomeOf, placesIn } from "./members.test-support";
import { listOwnRoles, removeMember } from "./service";

const WEEK = 7 * 86_400_000;
const later = (milliseconds: number) => new Date(Date.now() + milliseconds);
const person = { name: "Nina Nieuw", password: "koffie-fiets-lantaarn-42" };

async function sessionOf(email: string, password = PASSWORD): Promise<PersonActor> {
  const outcome = await signIn({ email, password });
  const signedIn = await actorOfSession("sessionId" in outcome ? outcome.sessionId : "");
  if (!signedIn) throw new Error("no session");
  return signedIn.actor;
}

describe("looking at an invitation", () => {
  test("changes nothing, and says who invites to what", async () => {
    const founded = await create.organisation();
    const email = build.email();
    const code = await invited(founded.admin, placesIn(founded).company, email, "admin");
    const before = await everythingOf(founded.organisation.id);

    expect(await invitationBehind(code, null)).toMatchObject({ state: "open", asked: "new", inviter: "Bea Beheerder", role: "COMPANY_ADMIN", company: { number: "7008" }, email });
    expect(await everythingOf(founded.organisation.id)).toEqual(before);
  });

  test("tells its four readers apart", async () => {
    const founded = await create.organisation();
    const known = await create.organisation();
    const code = await invited(founded.admin, placesIn(founded).company, known.email);

    expect(await invitationBehind(code, null)).toMatchObject({ asked: "sign-in" });
    expect(await invitationBehind(code, known.admin)).toMatchObject({ asked: "signed-in" });
    expect(await invitationBehind(code, founded.admin)).toMatchObject({ asked: "other" });
    expect(await invitationBehind("een-code-die-niemand-kreeg", null)).toEqual({ state: "expired" });
  });
});

describe("accepting with an account", () => {
  test("adds the role, renews the session that asked and ends the others", async () => {
    const founded = await create.organisation();
    const known = await create.organisation();
    const code = await invited(founded.admin, placesIn(founded).company, known.email, "admin");
    const elsewhere = await sessionOf(known.email);
    const here = await sessionOf(known.email);

    const { where, sessionId } = await acceptInvitation(here, code);

    expect(where).toEqual(placesIn(founded).company);
    expect(await actorOfSession(here.sessionId ?? "")).toBeNull();
    expect(await actorOfSession(elsewhere.sessionId ?? "")).toBeNull();
    const renewed = await actorOfSession(sessionId ?? "");
    expect(renewed?.actor.places.map((place) => place.organisation.slug)).toContain(founded.organisation.slug);
    expect(await invitationBehind(code, renewed?.actor ?? null)).toEqual({ state: "joined", where });
    expect(await invitationBehind(code, null)).toEqual({ state: "accepted" });
    const actions = await asSystem((tx) => tx.auditEntry.findMany({ where: { organisationId: founded.organisation.id, actorId: known.admin.id }, orderBy: { id: "asc" } }));
    expect(actions.map((entry) => entry.action)).toEqual(expect.arrayContaining(["member.added", "invitation.accepted"]));
  });

  test("twenty times at once makes one membership, and every answer is the same place", async () => {
    const founded = await create.organisation();
    const known = await create.organisation();
    const code = await invited(founded.admin, placesIn(founded).company, known.email);

    const answers = await Promise.all(Array.from({ length: 20 }, () => acceptInvitation(known.admin, code)));

    expect(new Set(answers.map((answer) => answer.where.slug))).toEqual(new Set([founded.company.slug]));
    expect((await everythingOf(founded.organisation.id)).memberships.filter((row) => row.userId === known.admin.id)).toHaveLength(1);
  });

  test("works under the invited address alone", async () => {
    const founded = await create.organisation();
    const known = await create.organisation();
    const code = await invited(founded.admin, placesIn(founded).company, build.email());
    const before = await everythingOf(founded.organisation.id);

    await expect(acceptInvitation(known.admin, code)).rejects.toMatchObject({ code: "forbidden", key: "errors.invitationOtherAddress" });
    expect(await everythingOf(founded.organisation.id)).toEqual(before);
  });

  test("does not bring back a role that was taken away", async () => {
    const founded = await create.organisation();
    const known = await create.organisation();
    const code = await invited(founded.admin, placesIn(founded).company, known.email);
    await acceptInvitation(known.admin, code);
    await removeMember(founded.admin, placesIn(founded).organisation, known.admin.id, { confirm: "Bea Beheerder", role: "" }, "nl");

    expect(await outcomeOf(acceptInvitation(known.admin, code))).toBe("gone");
    expect(await invitationBehind(code, known.admin)).toEqual({ state: "accepted" });
  });
});

describe("accepting without an account", () => {
  test("makes it: the mailed link proves the address", async () => {
    const founded = await create.organisation();
    const email = build.email();
    const code = await invited(founded.admin, placesIn(founded).company, email, "admin");

    expect(await acceptAsNewColleague(code, person, nowhere)).toEqual({ email, where: placesIn(founded).company });

    const actor = await sessionOf(email, person.password);
    expect(actor).toMatchObject({ name: "Nina Nieuw", secondFactor: "grace" });
    expect((await listOwnRoles(actor)).map((own) => [own.role, own.where.slug])).toEqual([["COMPANY_ADMIN", founded.company.slug]]);
  });

  test("twenty times at once makes one account and one membership", async () => {
    const founded = await create.organisation();
    const email = build.email();
    const code = await invited(founded.admin, placesIn(founded).organisation, email);

    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(acceptAsNewColleague(code, person, nowhere))));

    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "gone")).toHaveLength(19);
    expect((await actorOfEmail(email)).places).toHaveLength(1);
  });

  test("is not for an address that has one: a link is no password", async () => {
    const founded = await create.organisation();
    const known = await create.organisation();
    const code = await invited(founded.admin, placesIn(founded).company, known.email);

    await expect(acceptAsNewColleague(code, person, nowhere)).rejects.toMatchObject({ code: "conflict", key: "errors.invitationHasAccount" });
    expect((await actorOfEmail(known.email)).places).toHaveLength(1);
    await expect(signIn({ email: known.email, password: person.password })).rejects.toMatchObject({ code: "invalid_credentials" });
  });

  test("refuses a password that is easy to guess", async () => {
    const founded = await create.organisation();
    const code = await invited(founded.admin, placesIn(founded).company, build.email());

    await expect(acceptAsNewColleague(code, { ...person, password: "Inlenersbeloning1" }, nowhere)).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "password" }] });
    expect(await invitationBehind(code, null)).toMatchObject({ state: "open" });
  });
});

describe("an invitation that ended", () => {
  test("is declined by whoever holds its link, for good", async () => {
    const founded = await create.organisation();
    const code = await invited(founded.admin, placesIn(founded).organisation, build.email());
    await declineInvitation(code, nowhere);
    await declineInvitation(code, nowhere);

    expect(await invitationBehind(code, null)).toEqual({ state: "declined" });
    expect(await outcomeOf(acceptAsNewColleague(code, person, nowhere))).toBe("gone");
    expect(await asSystem((tx) => tx.auditEntry.count({ where: { organisationId: founded.organisation.id, action: "invitation.declined" } }))).toBe(1);
  });

  test("after seven days takes no answer", async () => {
    const founded = await create.organisation();
    const known = await create.organisation();
    const code = await invited(founded.admin, placesIn(founded).organisation, known.email);

    await atMoment(later(WEEK + 1_000), async () => {
      expect(await invitationBehind(code, null)).toEqual({ state: "expired" });
      expect(await outcomeOf(acceptInvitation(known.admin, code))).toBe("gone");
      expect(await outcomeOf(declineInvitation(code, nowhere))).toBe("gone");
    });
  });

  test("and a code that nobody got are refused alike", async () => {
    expect(await outcomeOf(acceptAsNewColleague("een-code-die-niemand-kreeg", person, nowhere))).toBe("gone");
    expect(await outcomeOf(declineInvitation("een-code-die-niemand-kreeg", nowhere))).toBe("gone");
  });
});
