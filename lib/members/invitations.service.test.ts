import { describe, expect, test } from "vitest";
import type { PersonActor } from "@/lib/access/actor";
import { actorOfEmail } from "@/lib/accounts/service";
import { atMoment } from "@/lib/core/clock";
import { asSystem } from "@/lib/core/db";
import { build, create, type Founded } from "@/prisma/factories";
import { invitationBehind } from "./answers.service";
import { forgetAddresses, inviteMember, listInvitations, resendInvitation, revokeInvitation } from "./invitations.service";
import { codeMailedTo, everythingOf, invited, outcomeOf, placesIn } from "./members.test-support";
import type { InviteInput } from "./schema";

const DAY = 86_400_000;
const later = (milliseconds: number) => new Date(Date.now() + milliseconds);
const asking = (email: string, level: InviteInput["level"] = "reader", company = ""): InviteInput => ({ email, level, company });

describe("inviting", () => {
  test("writes one invitation, one line in the log and one mail with a link that is stored as a hash", async () => {
    const founded = await create.organisation();
    const email = build.email();
    const code = await invited(founded.admin, placesIn(founded).organisation, email, "admin");

    const [row] = (await everythingOf(founded.organisation.id)).invitations;
    expect(row).toMatchObject({ role: "ORGANISATION_ADMIN", companyId: null, email, invitedById: founded.admin.id });
    expect((row?.expiresAt.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0)).toBe(7 * DAY);
    expect(JSON.stringify(row)).not.toContain(code);
    expect(code.length).toBeGreaterThanOrEqual(43);
    const entry = await asSystem((tx) => tx.auditEntry.findFirstOrThrow({ where: { organisationId: founded.organisation.id, action: "member.invited" } }));
    expect(entry).toMatchObject({ targetId: row?.id, actorId: founded.admin.id });
    expect(JSON.stringify(entry.details)).not.toContain(email);
  });

  test("goes to one company when the form names one", async () => {
    const founded = await create.organisation();
    const sibling = await create.company(founded, "7012");
    const admin = await actorOfEmail(founded.email);
    await inviteMember(admin, placesIn(founded).organisation, asking(build.email(), "admin", sibling.slug), "nl");

    expect(await listInvitations(founded.admin, placesIn(founded).organisation)).toMatchObject([{ role: "COMPANY_ADMIN", company: { number: "7012" }, state: "open", mayManage: true }]);
    expect(await listInvitations(founded.admin, placesIn(founded).company)).toEqual([]);
  });

  test("answers the same whether or not the address has an account elsewhere", async () => {
    const founded = await create.organisation();
    const elsewhere = await create.organisation();

    expect(await inviteMember(founded.admin, placesIn(founded).organisation, asking(elsewhere.email), "nl")).toEqual(await inviteMember(founded.admin, placesIn(founded).organisation, asking(build.email()), "nl"));
  });

  test("of somebody who takes part already is said at the field", async () => {
    const founded = await create.organisation();
    const member = await create.member(founded, "READER", founded.company.id);
    const before = await everythingOf(founded.organisation.id);
    const { organisation, company } = placesIn(founded);

    for (const [where, email] of [[company, member.email], [company, founded.email], [organisation, founded.email]] as const) {
      await expect(inviteMember(founded.admin, where, asking(email ?? "", "admin"), "nl")).rejects.toMatchObject({ fields: [{ path: "email", key: "errors.memberAlready" }] });
    }
    expect(await everythingOf(founded.organisation.id)).toEqual(before);
    expect(await outcomeOf(inviteMember(founded.admin, organisation, asking(member.email ?? ""), "nl"))).toBe("done");
  });

  test("twenty times at once makes one invitation and one mail", async () => {
    const founded = await create.organisation();
    const email = build.email();

    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(inviteMember(founded.admin, placesIn(founded).organisation, asking(email), "nl"))));

    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "invalid_input")).toHaveLength(19);
    expect((await everythingOf(founded.organisation.id)).invitations).toHaveLength(1);
    expect(await asSystem((tx) => tx.mail.count({ where: { to: email } }))).toBe(1);
  });

  test("needs a seat: somebody who holds one already takes no second", async () => {
    const founded = await create.organisation();
    const { organisation, company } = placesIn(founded);
    const email = build.email();
    for (const each of [email, build.email(), build.email(), build.email()]) await inviteMember(founded.admin, organisation, asking(each), "nl");
    const before = await everythingOf(founded.organisation.id);

    await expect(inviteMember(founded.admin, organisation, asking(build.email()), "nl")).rejects.toMatchObject({ code: "conflict", key: "errors.seatsFull" });
    expect(await everythingOf(founded.organisation.id)).toEqual(before);
    expect(await outcomeOf(inviteMember(founded.admin, company, asking(email), "nl"))).toBe("done");
  });

  test("again after one that ran out makes a new one; the earlier link stays dead", async () => {
    const founded = await create.organisation();
    const email = build.email();
    const first = await invited(founded.admin, placesIn(founded).organisation, email);

    await atMoment(later(8 * DAY), async () => {
      const admin = { ...founded.admin, confirmedAt: later(8 * DAY) };
      const second = await invited(admin, placesIn(founded).organisation, email);

      expect(await invitationBehind(first, null)).toEqual({ state: "expired" });
      expect(await invitationBehind(second, null)).toMatchObject({ state: "open" });
      expect((await listInvitations(admin, placesIn(founded).organisation)).map((row) => row.state)).toEqual(["open"]);
    });
  });

  test("is limited per organisation; what was refused does not count", async () => {
    const founded = await create.organisation("HIRER");
    const { organisation } = placesIn(founded);
    for (let sent = 0; sent < 50; sent += 1) {
      await inviteMember(founded.admin, organisation, asking(build.email()), "nl");
      if (sent < 5) expect(await outcomeOf(inviteMember(founded.admin, organisation, asking(founded.email), "nl"))).toBe("invalid_input");
    }

    await expect(inviteMember(founded.admin, organisation, asking(build.email()), "nl")).rejects.toMatchObject({ code: "rate_limited" });
    expect(await outcomeOf(inviteMember((await create.organisation()).admin, organisation, asking(build.email()), "nl"))).toBe("not_found");
  });
});

describe("who may invite whom", () => {
  type Who = "admin" | "companyAdmin" | "reader" | "companyReader" | "stranger" | "operator";

  test.each<[Who, "organisation" | "company" | "named company", InviteInput["level"], string]>([
    ["admin", "organisation", "admin", "done"],
    ["admin", "organisation", "reader", "done"],
    ["admin", "company", "admin", "done"],
    ["admin", "named company", "admin", "done"],
    ["companyAdmin", "company", "admin", "done"],
    ["companyAdmin", "company", "reader", "done"],
    ["companyAdmin", "organisation", "reader", "not_found"],
    ["companyAdmin", "organisation", "admin", "not_found"],
    ["reader", "organisation", "reader", "forbidden"],
    ["reader", "company", "reader", "forbidden"],
    ["companyReader", "company", "reader", "forbidden"],
    ["companyReader", "organisation", "reader", "not_found"],
    ["stranger", "organisation", "reader", "not_found"],
    ["stranger", "company", "reader", "not_found"],
    ["stranger", "named company", "reader", "not_found"],
    ["operator", "organisation", "reader", "forbidden"],
  ])("%s, at the %s, an %s: %s", async (who, place, level, outcome) => {
    const founded = await create.organisation();
    const actors: Record<Who, () => Promise<PersonActor>> = {
      admin: async () => founded.admin,
      companyAdmin: () => create.member(founded, "COMPANY_ADMIN", founded.company.id),
      reader: () => create.member(founded, "READER"),
      companyReader: () => create.member(founded, "READER", founded.company.id),
      stranger: async () => (await create.organisation()).admin,
      operator: async () => ({ ...founded.admin, kind: "operator", id: "operator" }),
    };
    const actor = await actors[who]();
    const before = await everythingOf(founded.organisation.id);
    const where = placesIn(founded)[place === "company" ? "company" : "organisation"];

    expect(await outcomeOf(inviteMember(actor, where, asking(build.email(), level, place === "named company" ? founded.company.slug : ""), "nl"))).toBe(outcome);
    if (outcome !== "done") expect(await everythingOf(founded.organisation.id)).toEqual(before);
  });

  test("whose role was taken away a moment ago, no longer", async () => {
    const founded = await create.organisation();
    const companyAdmin = await create.member(founded, "COMPANY_ADMIN", founded.company.id);
    await asSystem((tx) => tx.membership.deleteMany({ where: { userId: companyAdmin.id } }));

    expect(await outcomeOf(inviteMember(companyAdmin, placesIn(founded).company, asking(build.email()), "nl"))).toBe("forbidden");
  });
});

describe("an invitation that was sent", () => {
  async function sent(): Promise<{ founded: Founded; email: string; code: string; id: string }> {
    const founded = await create.organisation();
    const email = build.email();
    const code = await invited(founded.admin, placesIn(founded).organisation, email);
    const [row] = await listInvitations(founded.admin, placesIn(founded).organisation);
    return { founded, email, code, id: row?.id ?? "" };
  }

  test("can be sent again: the row stays, the earlier link is dead", async () => {
    const { founded, email, code, id } = await sent();
    const { organisation } = placesIn(founded);
    expect(await outcomeOf(resendInvitation(founded.admin, organisation, id, "nl"))).toBe("conflict");

    await atMoment(later(8 * DAY), async () => {
      const admin = { ...founded.admin, confirmedAt: later(8 * DAY) };
      expect(await listInvitations(admin, organisation)).toMatchObject([{ id, state: "expired" }]);
      await resendInvitation(admin, organisation, id, "en");

      expect(await invitationBehind(code, null)).toEqual({ state: "expired" });
      expect(await invitationBehind(await codeMailedTo(email), null)).toMatchObject({ state: "open" });
      expect(await listInvitations(admin, organisation)).toMatchObject([{ id, state: "open" }]);
    });
  });

  test("twenty times again at once is one more mail", async () => {
    const { founded, email, id } = await sent();
    await atMoment(later(2 * 60_000), async () => {
      const admin = { ...founded.admin, confirmedAt: later(2 * 60_000) };
      await Promise.all(Array.from({ length: 20 }, () => outcomeOf(resendInvitation(admin, placesIn(founded).organisation, id, "nl"))));
    });

    expect(await asSystem((tx) => tx.mail.count({ where: { to: email } }))).toBe(2);
  });

  test("can be taken back, and stays so", async () => {
    const { founded, code, id } = await sent();
    const { organisation } = placesIn(founded);
    await revokeInvitation(founded.admin, organisation, id);
    await revokeInvitation(founded.admin, organisation, id);

    expect(await invitationBehind(code, null)).toEqual({ state: "revoked" });
    expect(await listInvitations(founded.admin, organisation)).toEqual([]);
    expect(await outcomeOf(resendInvitation(founded.admin, organisation, id, "nl"))).toBe("gone");
    expect(await asSystem((tx) => tx.auditEntry.count({ where: { organisationId: founded.organisation.id, action: "invitation.revoked" } }))).toBe(1);
  });

  test("is not a company admin's when it is about the organisation, nor another tenant's; foreign and missing alike", async () => {
    const { founded, id } = await sent();
    const companyAdmin = await create.member(founded, "COMPANY_ADMIN", founded.company.id);
    const elsewhere = await create.organisation();
    const before = await everythingOf(founded.organisation.id);

    for (const [actor, place] of [[companyAdmin, placesIn(founded).company], [elsewhere.admin, placesIn(elsewhere).organisation], [elsewhere.admin, placesIn(founded).organisation]] as const) {
      for (const wanted of [id, "00000000-0000-7000-8000-000000000000", "geen-id"]) {
        await expect(revokeInvitation(actor, place, wanted)).rejects.toMatchObject({ code: "not_found", key: "errors.not_found" });
        await expect(resendInvitation(actor, place, wanted, "nl")).rejects.toMatchObject({ code: "not_found", key: "errors.not_found" });
      }
    }
    expect(await everythingOf(founded.organisation.id)).toEqual(before);
  });

  test("keeps its address for thirty days after it ended unanswered, however it ended", async () => {
    const founded = await create.organisation();
    const { organisation } = placesIn(founded);
    const emails = [build.email(), build.email(), build.email()];
    for (const email of emails) await invited(founded.admin, organisation, email);
    const [newest] = await listInvitations(founded.admin, organisation);
    await revokeInvitation(founded.admin, organisation, newest?.id ?? "");
    const addresses = async () => (await everythingOf(founded.organisation.id)).invitations.map((row) => row.email);

    await atMoment(later(29 * DAY), forgetAddresses);
    expect(await addresses()).toEqual(emails);
    await atMoment(later(31 * DAY), forgetAddresses);
    expect((await addresses()).filter((email) => email !== "")).toHaveLength(2);
    await atMoment(later(38 * DAY), forgetAddresses);

    expect(await addresses()).toEqual(["", "", ""]);
    expect(await atMoment(later(38 * DAY), () => listInvitations(founded.admin, organisation))).toEqual([]);
  });
});
