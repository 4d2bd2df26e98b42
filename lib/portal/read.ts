import { unstable_rethrow } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { PersonActor } from "@/lib/access/actor";
import { AppError, errorStatus } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { wordsIn } from "@/lib/core/words";
import { noteRefusal } from "./refusals";
import { personOrRefuse } from "./session";

/** Answers a route with what a service reads for the signed-in person, as JSON for nobody else to keep. */
export async function liveRead(service: (actor: PersonActor) => Promise<unknown>): Promise<Response> {
  try {
    const { actor } = await personOrRefuse();
    return Response.json(await service(actor), { headers });
  } catch (thrown) {
    unstable_rethrow(thrown);
    await noteRefusal(thrown);
    return refusal(thrown);
  }
}

const headers = { "cache-control": "private, no-store" };

async function refusal(thrown: unknown): Promise<Response> {
  const error = thrown instanceof AppError ? thrown : new AppError("internal", "errors.internal", { cause: thrown });
  if (error.code === "internal") log().error({ err: thrown }, "a live read failed unexpectedly");

  const message = wordsIn(await getLocale())(error.key, error.values);
  return Response.json({ code: error.code, message }, { status: errorStatus[error.code], headers });
}
