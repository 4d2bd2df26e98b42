import { z } from "zod";
import { task } from "@/lib/jobs/task";
import { warnOfEndings } from "./warnings.service";

export const licenceTasks = [task("licences.warn_of_endings", z.object({}), warnOfEndings, { cron: "17 * * * *" })];
