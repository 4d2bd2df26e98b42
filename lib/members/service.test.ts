import { beforeAll, describe, expect, test } from "vitest";
import type { PersonActor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/permissions";
import { actorOfEmail, admit, signIn } from "@/lib/accounts/service";
import { actorOfSession } from "@/lib/accounts/sessions.service";
import { asSystem } from "@/lib/core/db";
import { create, type Founded, PASSWORD } from "@/prisma/factories";
import { everythingOf, invited, outcomeOf, placesIn } from "./members.test-support";
import { invitationBehind } from "./answers.service";
import { changeRole, endMemberSessions, getMember, leave, listMembers, listOwnRoles, removeMember } from "./service";

const named = { confirm: "Lot Lid", role: "" };

async function placeTyped(actor: PersonActor): Promise<{ confirm: string }> {
  return { confirm: (await listOwnRoles(actor))[0]?.place ?? "" };
}

async function roleIdOf(userId: string, organisationId: string, companyId: string | null = null): Promise<string> {
  return (await asSystem((tx) => tx.membership.findFirstOrThrow({ where: { userId, organisationId, companyId } }))).id;
}

async function sessionOf(actor: PersonActor): Promise<PersonActor> {
  const outcome = await signIn({ email: actor.email ?? "", password: PASSWORD });
  const signedIn = await actorOfSession("sessionId" in outcome ? outcome.sessionId : "");
  if (!signedIn) throw new Error("no session");
  return signedIn.actor;
}

describe("the people of a place", () => {
  let founded: Founded;
  let sibling: { id: string; slug: string };
  let elsewhere: Founded;
  beforeAll(async () => {
    founded = await create.organisation();
    elsewhere = await create.organisation();
    sibling = await create.company(founded, "7012");
    await create.member(founded, "COMPANY_ADMIN", founded.company.id);
    await create.member(founded, "READER", sibling.id);
  });

  test("in an organisation are all of them, with every role, and nothing of what they do elsewhere", async () => {
    await asSystem((tx) => admit(tx, { email: founded.email, name: "", passwordHash: "" }, { organisationId: elsewhere.organisation.id, companyId: null, role: "READER" }));

    const { people, onlyAdmin } = await listMembers(founded.admin, placesIn(founded).organisation);

    expect(people.map((person) => [person.name, person.isYou, person.roles.map((role) => [role.role, role.company?.number ?? null, role.mayChange])])).toEqual([
      ["Bea Beheerder", true, [["ORGANISATION_ADMIN", null, false]]],
      ["Lot Lid", false, [["COMPANY_ADMIN", "7008", true]]],
      ["Lot Lid", false, [["READER", "7012", true]]],
    ]);
    expect(onlyAdmin).toBe("Bea Beheerder");
  });

  test("in a company are those with a role there or over the organisation; its admin may change the former", async () => {
    const companyAdmin = await create.member(founded, "COMPANY_ADMIN", founded.company.id);
    const { people } = await listMembers(companyAdmin, placesIn(founded).company);

    expect(people.flatMap((person) => person.roles.map((role) => [role.role, role.mayChange, person.isYou]))).toEqual([
      ["ORGANISATION_ADMIN", false, false],
      ["COMPANY_ADMIN", expect.any(Boolean), expect.any(Boolean)],
      ["COMPANY_ADMIN", expect.any(Boolean), expect.any(Boolean)],
    ]);
    expect(await outcomeOf(getMember(companyAdmin, placesIn(founded).company, founded.admin.id))).toBe("done");
  });

  test("are not for readers, nor for strangers; foreign and missing are the same", async () => {
    const reader = await create.member(founded, "READER");
    const { organisation, company } = placesIn(founded);

    expect(await outcomeOf(listMembers(reader, organisation))).toBe("forbidden");
    expect(await outcomeOf(listMembers(reader, company))).toBe("forbidden");
    expect(await outcomeOf(listMembers(elsewhere.admin, company))).toBe("not_found");
    expect(await outcomeOf(listMembers(elsewhere.admin, { kind: "company", slug: "bestaat-niet" }))).toBe("not_found");
    const unknown = (await create.organisation()).admin.id;
    for (const id of [unknown, "00000000-0000-7000-8000-000000000000", "geen-id"]) {
      expect(await outcomeOf(getMember(founded.admin, organisation, id))).toBe("not_found");
    }
  });
});

describe("who may change and take whose role", () => {
  type Who = "admin" | "companyAdmin" | "reader" | "companyReader" | "stranger";
  type Target = { role: Role; at: "organisation" | "company" | "sibling" };
  const ORG_ADMIN: Target = { role: "ORGANISATION_ADMIN", at: "organisation" };
  const ORG_READER: Target = { role: "READER", at: "organisation" };
  const ADMIN: Target = { role: "COMPANY_ADMIN", at: "company" };
  const READER: Target = { role: "READER", at: "company" };
  const SIBLING: Target = { role: "READER", at: "sibling" };

  test.each<[Who, "organisation" | "company", Target, string]>([
    ["admin", "organisation", ORG_ADMIN, "done"],
    ["admin", "organisation", ORG_READER, "done"],
    ["admin", "organisation", ADMIN, "done"],
    ["admin", "organisation", SIBLING, "done"],
    ["admin", "company", READER, "done"],
    ["admin", "company", SIBLING, "not_found"],
    ["companyAdmin", "company", ADMIN, "done"],
    ["companyAdmin", "company", READER, "done"],
    ["companyAdmin", "company", ORG_ADMIN, "forbidden"],
    ["companyAdmin", "company", ORG_READER, "forbidden"],
    ["companyAdmin", "company", SIBLING, "not_found"],
    ["companyAdmin", "organisation", READER, "not_found"],
    ["reader", "organisation", READER, "forbidden"],
    ["reader", "company", READER, "forbidden"],
    ["companyReader", "company", READER, "forbidden"],
    ["companyReader", "organisation", READER, "not_found"],
    ["stranger", "organisation", READER, "not_found"],
    ["stranger", "company", READER, "not_found"],
  ])("%s at the %s, about %j: %s", async (who, place, about, outcome) => {
    const founded = await create.organisation();
    const ids = { organisation: null, company: founded.company.id, sibling: (await create.company(founded, "7012")).id };
    const actors: Record<Who, () => Promise<PersonActor>> = {
      admin: async () => founded.admin,
      companyAdmin: () => create.member(founded, "COMPANY_ADMIN", ids.company),
      reader: () => create.member(founded, "READER"),
      companyReader: () => create.member(founded, "READER", ids.company),
      stranger: async () => (await create.organisation()).admin,
    };
    const actor = await actors[who]();
    const target = await create.member(founded, about.role, ids[about.at]);
    const roleId = await roleIdOf(target.id, founded.organisation.id, ids[about.at]);
    const where = placesIn(founded)[place];
    const before = await everythingOf(founded.organisation.id);
    const level = about.role === "READER" ? ("admin" as const) : ("reader" as const);

    expect(await outcomeOf(endMemberSessions(actor, where, target.id))).toBe(outcome);
    expect(await outcomeOf(changeRole(actor, where, roleId, { level }, "nl"))).toBe(outcome);
    if (outcome !== "done") {
      expect(await outcomeOf(removeMember(actor, where, target.id, named, "nl"))).toBe(outcome);
      expect(await everythingOf(founded.organisation.id)).toEqual(before);
    } else {
      expect(await outcomeOf(removeMember(actor, where, target.id, named, "nl"))).toBe("done");
      expect((await everythingOf(founded.organisation.id)).memberships.filter((row) => row.userId === target.id)).toEqual([]);
    }
  });

  test("a role of another organisation and one that does not exist are the same", async () => {
    const founded = await create.organisation();
    const elsewhere = await create.organisation();
    const theirs = await roleIdOf(elsewhere.admin.id, elsewhere.organisation.id);

    for (const id of [theirs, "00000000-0000-7000-8000-000000000000", "geen-id"]) {
      await expect(changeRole(founded.admin, placesIn(founded).organisation, id, { level: "reader" }, "nl")).rejects.toMatchObject({ code: "not_found", key: "errors.not_found" });
    }
    for (const id of [elsewhere.admin.id, "00000000-0000-7000-8000-000000000000", "geen-id"]) {
      await expect(removeMember(founded.admin, placesIn(founded).organisation, id, named, "nl")).rejects.toMatchObject({ code: "not_found", key: "errors.not_found" });
      await expect(endMemberSessions(founded.admin, placesIn(founded).organisation, id)).rejects.toMatchObject({ code: "not_found", key: "errors.not_found" });
    }
  });
});

describe("changed rights", () => {
  test("end the sessions of that person at once, are mailed, and stand in the log with before and after", async () => {
    const founded = await create.organisation();
    const member = await sessionOf(await create.member(founded, "COMPANY_ADMIN", founded.company.id));
    const admin = await sessionOf(founded.admin);

    await changeRole(admin, placesIn(founded).organisation, await roleIdOf(member.id, founded.organisation.id, founded.company.id), { level: "reader" }, "nl");

    expect(await actorOfSession(member.sessionId ?? "")).toBeNull();
    expect(await actorOfSession(admin.sessionId ?? "")).not.toBeNull();
    const written = await asSystem((tx) => tx.auditEntry.findFirstOrThrow({ where: { organisationId: founded.organisation.id, action: "member.role_changed" } }));
    expect(written).toMatchObject({ actorId: admin.id, targetId: member.id, details: { before: "COMPANY_ADMIN", after: "READER" } });
    const mail = await asSystem((tx) => tx.mail.findFirstOrThrow({ where: { to: member.email ?? "" } }));
    expect(mail.text).toContain("Je bent nu: Lezer");
  });

  test("that take a role away end the sessions and the invitations that the person could no longer send", async () => {
    const founded = await create.organisation();
    const member = await sessionOf(await create.member(founded, "COMPANY_ADMIN", founded.company.id));
    const code = await invited(member, placesIn(founded).company, "wacht@voorbeeld.example");

    await removeMember(founded.admin, placesIn(founded).organisation, member.id, named, "nl");

    expect(await actorOfSession(member.sessionId ?? "")).toBeNull();
    expect((await actorOfEmail(member.email ?? "")).places).toEqual([]);
    expect(await invitationBehind(code, null)).toEqual({ state: "revoked" });
  });

  test("ask for the name, and change nothing without it", async () => {
    const founded = await create.organisation();
    const member = await create.member(founded, "READER");
    const before = await everythingOf(founded.organisation.id);

    await expect(removeMember(founded.admin, placesIn(founded).organisation, member.id, { confirm: "Lot", role: "" }, "nl")).rejects.toMatchObject({ fields: [{ path: "confirm", key: "errors.typeName" }] });
    expect(await everythingOf(founded.organisation.id)).toEqual(before);
  });

  test("take one role where one is named", async () => {
    const founded = await create.organisation();
    const member = await create.member(founded, "READER");
    await asSystem((tx) => admit(tx, { email: member.email ?? "", name: "", passwordHash: "" }, { organisationId: founded.organisation.id, companyId: founded.company.id, role: "COMPANY_ADMIN" }));

    await removeMember(founded.admin, placesIn(founded).organisation, member.id, { confirm: "Lot Lid", role: await roleIdOf(member.id, founded.organisation.id) }, "nl");

    expect((await listOwnRoles(member)).map((own) => [own.role, own.where.kind])).toEqual([["COMPANY_ADMIN", "company"]]);
  });

  test("never concern oneself", async () => {
    const founded = await create.organisation();
    await create.member(founded, "ORGANISATION_ADMIN");
    const { organisation } = placesIn(founded);
    const own = await roleIdOf(founded.admin.id, founded.organisation.id);

    await expect(changeRole(founded.admin, organisation, own, { level: "reader" }, "nl")).rejects.toMatchObject({ code: "conflict", key: "errors.ownRole" });
    await expect(removeMember(founded.admin, organisation, founded.admin.id, { confirm: "Bea Beheerder", role: "" }, "nl")).rejects.toMatchObject({ code: "conflict" });
    await expect(endMemberSessions(founded.admin, organisation, founded.admin.id)).rejects.toMatchObject({ code: "conflict" });
  });

  test("need a fresh proof", async () => {
    const founded = await create.organisation();
    const member = await create.member(founded, "READER");
    const stale = { ...founded.admin, confirmedAt: new Date(Date.now() - 16 * 60_000) };

    expect(await outcomeOf(removeMember(stale, placesIn(founded).organisation, member.id, named, "nl"))).toBe("step_up_required");
    expect(await outcomeOf(leave({ ...member, confirmedAt: stale.confirmedAt }, placesIn(founded).organisation, { confirm: "" }, "nl"))).toBe("step_up_required");
  });
});

describe("the last admin", () => {
  test("neither leaves nor is there another way out", async () => {
    const founded = await create.organisation();
    await create.member(founded, "COMPANY_ADMIN", founded.company.id);
    const before = await everythingOf(founded.organisation.id);

    await expect(leave(founded.admin, placesIn(founded).organisation, await placeTyped(founded.admin), "nl")).rejects.toMatchObject({ code: "conflict", key: "errors.lastAdmin" });
    await expect(asSystem((tx) => tx.membership.deleteMany({ where: { organisationId: founded.organisation.id, role: "ORGANISATION_ADMIN" } }))).rejects.toThrow("RestrictViolation");
    await expect(asSystem((tx) => tx.membership.updateMany({ where: { organisationId: founded.organisation.id, companyId: null }, data: { role: "READER" } }))).rejects.toThrow("RestrictViolation");
    expect(await everythingOf(founded.organisation.id)).toEqual(before);
  });

  test("is what remains when two admins remove each other at once, twenty times", async () => {
    const founded = await create.organisation();
    const { organisation } = placesIn(founded);
    let one = founded.admin;
    for (let round = 0; round < 20; round += 1) {
      const other = await create.member(founded, "ORGANISATION_ADMIN");
      const remove = (by: PersonActor, whom: PersonActor) => removeMember(by, organisation, whom.id, { confirm: whom.name, role: "" }, "nl");

      const outcomes = await Promise.all([outcomeOf(remove(one, other)), outcomeOf(remove(other, one))]);

      expect(outcomes.toSorted()).toEqual(["done", "forbidden"]);
      one = outcomes[0] === "done" ? one : other;
      expect((await listMembers(one, organisation)).people).toHaveLength(1);
    }
  });

  test("may leave once there is another, and keeps the account", async () => {
    const founded = await create.organisation();
    await create.member(founded, "ORGANISATION_ADMIN");
    const admin = await sessionOf(founded.admin);

    await expect(leave(admin, placesIn(founded).organisation, { confirm: "Iets anders" }, "nl")).rejects.toMatchObject({ fields: [{ path: "confirm" }] });
    const { sessionId } = await leave(admin, placesIn(founded).organisation, await placeTyped(admin), "nl");

    expect(sessionId).not.toBe(admin.sessionId);
    expect(await actorOfSession(admin.sessionId ?? "")).toBeNull();
    expect((await actorOfSession(sessionId ?? ""))?.actor.places).toEqual([]);
  });
});

test("whoever reaches a company by a role over the organisation cannot leave the company", async () => {
  const founded = await create.organisation();
  const reader = await create.member(founded, "READER");

  await expect(leave(reader, placesIn(founded).company, { confirm: "" }, "nl")).rejects.toMatchObject({ code: "not_found", key: "errors.roleElsewhere" });
});
