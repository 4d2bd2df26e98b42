import { Refusal } from "@/lib/access/refusal";
import { recordRefusal } from "@/lib/audit/refusals.service";
import type { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import type { ApiEnvironment } from "./app";

/**
 * Notes beside the request that a token was refused: a right it lacks, another company, or its own state. Before a right secret
 * nobody is known, and nothing is noted. What is not found is not noted either: back offices ask for what is gone.
 */
export function noteRefusal(error: AppError, { actor, origin }: Partial<ApiEnvironment["Variables"]>): void {
  const token = error instanceof Refusal ? (error.at.token ?? actor) : undefined;
  if (!(error instanceof Refusal) || !token) return;

  const { organisationId, companyId, permission } = error.at;
  recordRefusal({ actorKind: "token", actorId: token.id, actorName: token.name, origin, organisationId, companyId }, { code: error.code, permission }).catch((cause: unknown) =>
    log().warn({ err: cause, tokenId: token.id }, "a refusal was not noted"),
  );
}
