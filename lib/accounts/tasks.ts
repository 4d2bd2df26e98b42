import { z } from "zod";
import { task } from "@/lib/jobs/task";
import { forgetExpired, forgetOrigins } from "./housekeeping.service";
import { sendReset } from "./reset.service";
import { FailedSignIn, ResetOrder } from "./schema";
import { recordFailure } from "./sign-in.service";

export const accountTasks = [
  task("accounts.record_failure", FailedSignIn, recordFailure),
  task("accounts.send_reset", ResetOrder, sendReset),
  task("accounts.forget_expired", z.object({}), forgetExpired, { cron: "17 * * * *" }),
  task("accounts.forget_origins", z.object({}), forgetOrigins, { cron: "27 3 * * *" }),
];
