import { expect, test, vi } from "vitest";
import { publishNextText } from "@/lib/agreements/publishing.service";
import { signAgreement } from "@/lib/agreements/service";
import { nextText } from "@/lib/agreements/texts/next.test-support";
import { atMoment } from "@/lib/core/clock";
import { asSystem } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { publishEvent } from "@/lib/events/service";
import { create } from "@/prisma/factories";
import { claimDue } from "./deliveries.service";
import { loopbackAllowed, startReceiver } from "./receiver.test-support";
import { getDelivery, saveEndpoint } from "./service";

for (const [name, value] of Object.entries(loopbackAllowed)) vi.stubEnv(name, value);

test("webhooks of an agreement that was not signed again wait, cost no attempt, and go once it is", async () => {
  const { admin, organisation, company, pair } = await create.token({ permissions: ["partners:list"] });
  const receiver = await startReceiver();
  await saveEndpoint(admin, company.slug, pair.tokenId, { url: `${receiver.url}/hook` });
  const eventId = await asSystem((tx) => publishEvent(tx, { type: "partner.linked", organisationId: organisation.id, companyId: company.id, data: { partnerId: newId() } }));
  await atMoment("2061-01-10T12:00:00Z", () => publishNextText({ version: "8.0", deadline: "2061-02-20", source: nextText("8.0", "2061-01-10") }));
  const claimed = async () => (await claimDue("worker", 50, 50)).map((held) => held.eventId);

  const after = "2061-03-01T12:00:00Z";
  expect(await atMoment(after, claimed)).not.toContain(eventId);
  expect(await getDelivery(admin, company.slug, pair.tokenId, eventId)).toMatchObject({ state: "PENDING", attempts: 0 });

  const signing = { version: "8.0", signerName: "Bea Beheerder", signerRole: "Directeur", authorised: "yes" as const, openedAt: after };
  await atMoment(after, () => signAgreement({ ...admin, confirmedAt: new Date(after) }, organisation.slug, signing));
  await asSystem((tx) => tx.webhookDelivery.updateMany({ where: { eventId }, data: { nextAttemptAt: new Date(0) } }));
  expect(await atMoment(after, claimed)).toContain(eventId);
  await receiver.close();
}, 60_000);
