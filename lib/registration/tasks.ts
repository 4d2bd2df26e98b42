import { z } from "zod";
import { task } from "@/lib/jobs/task";
import { forgetExpired } from "./service";

export const registrationTasks = [task("registration.forget_expired", z.object({}), forgetExpired, { cron: "7 * * * *" })];
