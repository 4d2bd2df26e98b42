import { z } from "zod";
import { task } from "@/lib/jobs/task";
import { markExpired, warnOfEndings } from "./endings.service";
import { removeOldCalls } from "./usage.service";

const nothing = z.object({});

export const tokenTasks = [
  task("tokens.warn_of_endings", nothing, warnOfEndings, { cron: "12 * * * *" }),
  task("tokens.mark_expired", nothing, markExpired, { cron: "* * * * *" }),
  task("tokens.remove_old_calls", nothing, removeOldCalls, { cron: "40 3 * * *" }),
];
