import { z } from "zod";
import { sendMail } from "@/lib/core/mail";
import { registrationTasks } from "@/lib/registration/tasks";
import { type Task, task } from "./task";

/** Every kind of job there is. */
export const tasks: readonly Task[] = [
  task("mail.send", z.object({ mailId: z.uuid() }), ({ mailId }) => sendMail(mailId)),
  ...registrationTasks,
];
