import { z } from "zod";
import { accountTasks } from "@/lib/accounts/tasks";
import { agreementTasks } from "@/lib/agreements/tasks";
import { auditTasks } from "@/lib/audit/tasks";
import { sendMail } from "@/lib/core/mail";
import { companyTasks } from "@/lib/companies/tasks";
import { licenceTasks } from "@/lib/licences/tasks";
import { memberTasks } from "@/lib/members/tasks";
import { organisationTasks } from "@/lib/organisations/tasks";
import { payEquityTasks } from "@/lib/pay-equity/tasks";
import { registrationTasks } from "@/lib/registration/tasks";
import { tokenTasks } from "@/lib/tokens/tasks";
import { type Task, task } from "./task";

/** Every kind of job there is. */
export const tasks: readonly Task[] = [
  task("mail.send", z.object({ mailId: z.uuid(), forget: z.literal("yes").optional() }), ({ mailId, forget }) => sendMail(mailId, { forget: forget === "yes" })),
  ...accountTasks,
  ...auditTasks,
  ...agreementTasks,
  ...registrationTasks,
  ...organisationTasks,
  ...companyTasks,
  ...licenceTasks,
  ...memberTasks,
  ...tokenTasks,
  ...payEquityTasks,
];
