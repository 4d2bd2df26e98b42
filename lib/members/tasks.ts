import { z } from "zod";
import { task } from "@/lib/jobs/task";
import { forgetAddresses } from "./invitations.service";

export const memberTasks = [task("members.forget_addresses", z.object({}), forgetAddresses, { cron: "23 3 * * *" })];
