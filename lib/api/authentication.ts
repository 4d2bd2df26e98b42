import { createMiddleware } from "hono/factory";
import type { Origin, TokenActor } from "@/lib/access/actor";
import { Refusal } from "@/lib/access/refusal";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import * as tokens from "@/lib/tokens/service";
import type { ApiEnvironment } from "./app";

/** Lets in who proves a token by its secret (HTTP Basic, RFC 7617) and notes the use beside the request. */
export const authentication = createMiddleware<ApiEnvironment>(async (c, next) => {
  const actor = await actorOf(c.req.header("authorization"), c.var.origin);
  c.set("actor", actor);
  refuseOtherCompany(actor, c.req.header("company-number"));
  await next();
  tokens.noteUse(actor.id).catch((cause: unknown) => log().warn({ err: cause, tokenId: actor.id }, "the use of a token was not noted"));
});

/** The pair in an Authorization header; null when it is not Basic or cannot be read. */
export function basicCredentials(header: string | undefined): { token: string; secret: string } | null {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(header ?? "")?.[1];
  if (!encoded || encoded.length > 400) return null;

  const decoded = Buffer.from(encoded, "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  return colon === -1 ? null : { token: decoded.slice(0, colon), secret: decoded.slice(colon + 1) };
}

async function actorOf(header: string | undefined, origin: Origin | undefined): Promise<TokenActor> {
  if (/^Bearer /i.test(header ?? "")) throw new AppError("invalid_credentials", "errors.bearerWithoutSecret");

  const pair = basicCredentials(header);
  if (!pair) throw new AppError("invalid_credentials", header ? "errors.invalid_credentials" : "errors.credentialsMissing");
  return tokens.authenticate(pair.token, pair.secret, origin);
}

/** A back office that serves several companies may say which one it means; it is compared and never selects. */
function refuseOtherCompany(actor: TokenActor, number: string | undefined): void {
  if (number !== undefined && number !== actor.company.number) {
    const { id: companyId, organisationId } = actor.company;
    throw new Refusal("wrong_company", { organisationId, companyId }, { number: actor.company.number });
  }
}
