import { z } from "zod";
import { task } from "@/lib/jobs/task";
import { sealEntries } from "./seals.service";
import { eraseOldOrigins } from "./service";

export const auditTasks = [
  task("audit.seal", z.object({}), () => sealEntries(), { cron: "* * * * *" }),
  task("audit.erase_old_origins", z.object({}), eraseOldOrigins, { cron: "23 2 * * *" }),
];
