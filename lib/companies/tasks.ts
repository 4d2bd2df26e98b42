import { z } from "zod";
import { task } from "@/lib/jobs/task";
import { checkCompanies } from "./register.service";

export const companyTasks = [task("companies.check_register", z.object({}), () => checkCompanies(), { cron: "27 * * * *" })];
