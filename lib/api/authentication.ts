import { createMiddleware } from "hono/factory";
import type { Context } from "hono";
import type { TokenActor } from "@/lib/access/actor";
import { Refusal } from "@/lib/access/refusal";
import { AppError } from "@/lib/core/errors";
import * as tokens from "@/lib/tokens/authentication.service";
import type { ApiEnvironment } from "./app";
import { limitGuesses } from "./limits";

/** Lets in who proves a token by its secret (HTTP Basic, RFC 7617) or by a Bearer it was exchanged for (RFC 6750). */
export const authentication = createMiddleware<ApiEnvironment>(async (c, next) => {
  const { caller, refusal, actor } = await recognised(c, c.req.header("authorization"));
  c.set("caller", caller);
  if (refusal) throw refusal;
  c.set("actor", actor);
  refuseOtherCompany(actor, c.req.header("company-number"));
  await next();
});

/** Whose pair this is, unless its address guessed too often. @throws AppError `invalid_credentials`, `rate_limited` */
export async function recognisePair(c: Context<ApiEnvironment>, pair: tokens.Pair): Promise<tokens.Recognised> {
  return limitGuesses(c.var.origin.address, () => tokens.isKnownPair(pair), () => tokens.recognise(pair, c.var.origin));
}

/** The pair in an Authorization header; null when it is not Basic or cannot be read. */
export function basicCredentials(header: string | undefined): tokens.Pair | null {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header ?? "")?.[1];
  if (!encoded || encoded.length > 400) return null;

  const decoded = Buffer.from(encoded, "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  return colon === -1 ? null : { token: decoded.slice(0, colon), secret: decoded.slice(colon + 1) };
}

/** True for a header that carries a Bearer, whatever it is worth. */
export function isBearer(header: string | undefined): boolean {
  return /^Bearer( |$)/i.test(header ?? "");
}

async function recognised(c: Context<ApiEnvironment>, header: string | undefined): Promise<tokens.Recognised> {
  if (isBearer(header)) {
    const bearer = (header ?? "").slice("Bearer".length).trim();
    return limitGuesses(c.var.origin.address, () => tokens.isKnownBearer(bearer), () => tokens.recogniseBearer(bearer, c.var.origin));
  }

  const pair = basicCredentials(header);
  if (pair) return recognisePair(c, pair);
  return limitGuesses(c.var.origin.address, () => false, () => Promise.reject(new AppError("invalid_credentials", header ? "errors.invalid_credentials" : "errors.credentialsMissing")));
}

/** A back office that serves several companies may say which one it means; it is compared and never selects. */
function refuseOtherCompany(actor: TokenActor, number: string | undefined): void {
  if (number !== undefined && number !== actor.company.number) {
    const { id: companyId, organisationId } = actor.company;
    throw new Refusal("wrong_company", { organisationId, companyId }, { number: actor.company.number });
  }
}
