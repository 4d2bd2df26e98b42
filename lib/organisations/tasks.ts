import { z } from "zod";
import { task } from "@/lib/jobs/task";
import { checkOrganisations } from "./register.service";

export const organisationTasks = [task("organisations.check_register", z.object({}), () => checkOrganisations(), { cron: "17 * * * *" })];
