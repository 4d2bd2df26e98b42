import { z } from "zod";
import { task } from "@/lib/jobs/task";
import { tellDueSharing } from "./sharing.service";
import { spreadVersion } from "./spreading.service";

const SpreadOrder = z.object({ hirerId: z.uuid(), documentId: z.uuid(), versionId: z.uuid() });

/** The first is queued by every publication; the second comes every minute and makes up for those that were missed. */
export const payEquityTasks = [
  task("pay-equity.spread", SpreadOrder, (order) => spreadVersion(order)),
  task("pay-equity.tell_due_sharing", z.object({}), tellDueSharing, { cron: "* * * * *" }),
];
