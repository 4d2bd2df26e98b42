import { z } from "zod";
import { task } from "@/lib/jobs/task";
import { notifyAdmins } from "./publishing.service";

/** At publishing, and every morning at six in UTC: seven or eight in the Netherlands. */
export const agreementTasks = [task("agreements.notify", z.object({}), notifyAdmins, { cron: "0 6 * * *" })];
