import { headers } from "next/headers";
import type { PersonActor } from "@/lib/access/actor";
import { Refusal, type RefusedAt } from "@/lib/access/refusal";
import { recordRefusal } from "@/lib/audit/refusals.service";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { currentPerson } from "./session";

/** What is told to the log. A broken cursor or a field that does not fit is a slip; a proof that is too old is asked again. */
const told: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["forbidden", "not_found", "second_factor_required", "licence_ended", "agreement_missing"]);

/** The addresses that name environments: no other address goes into the log, since it may carry a code. */
const PLACES = /^\/(organisatie|bedrijf|inlener)\//;

/**
 * Notes that a signed-in person was refused: in the log of the place when the person has a part in it, else in nobody's, since
 * what is foreign and what does not exist look alike. It never changes the answer: a failure here is logged and forgotten.
 */
export async function noteRefusal(thrown: unknown, actor?: PersonActor): Promise<void> {
  if (!(thrown instanceof AppError) || !told.has(thrown.code)) return;

  try {
    const who = actor ?? (await currentPerson())?.actor;
    if (who) await write(thrown, who);
  } catch (cause) {
    log().warn({ err: cause }, "a refusal was not noted");
  }
}

async function write(refused: AppError, { kind, id, name, email, origin }: PersonActor): Promise<void> {
  const page = (await headers()).get("x-portal-path")?.split("?")[0] ?? "";
  const { organisationId, companyId, permission } = refused instanceof Refusal ? refused.at : nobodys;
  const by = { actorKind: kind, actorId: id, actorName: name, actorEmail: email, origin, organisationId, companyId };
  await recordRefusal(by, { code: refused.code, permission, page: PLACES.test(page) ? page.slice(0, 200) : undefined });
}

const nobodys: RefusedAt = { organisationId: null, companyId: null };
