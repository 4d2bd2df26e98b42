import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { findLinked, type Linked, setTokenId } from "./administrations.store";
import { database } from "./database";
import { type Credentials, getCompany } from "./portal-client";
import type { Company } from "./portal.schema";
import { companyFault, portalAddress } from "./rules";
import type { Answer, Visitor } from "./schema";

/** The visitor's administration with its secret. @throws AppError `not_found` for one of another visitor or of nobody */
export async function linkedOf(visitor: Visitor, id: string): Promise<Linked> {
  return (isId(id) && (await findLinked(await database(), visitor, id))) || notFound();
}

/** Says the same of what is missing and of what is another visitor's. */
export function notFound(): never {
  throw new AppError("not_found", "connector.window.notFound");
}

/** What the portal is asked with; null as long as token and secret were not both filled in. */
export function credentialsOf({ token, secret }: Linked): Credentials | null {
  return token && secret ? { address: portalAddress(env().APP_URL), token, secret } : null;
}

/**
 * Asks the portal to whom the pair belongs. When that is the administration's werkmaatschappij, the token's id is kept: it
 * is the salt of the key that webhooks are signed with, and until it is known none is trusted.
 *
 * A right that is missing is a fault too, but the pair belongs all the same.
 */
export async function link(administration: Linked): Promise<Answer<Company>> {
  const credentials = credentialsOf(administration);
  if (!credentials) return { fault: { kind: "unlinked", values: {} } };

  const { value: company, fault } = await getCompany(credentials);
  if (fault) return { fault };

  const mismatch = companyFault(company, administration.number);
  if (mismatch?.kind !== "wrong_company" && company.token.id !== administration.tokenId) {
    await setTokenId(await database(), administration.id, company.token.id);
  }
  return mismatch ? { fault: mismatch } : { value: company };
}
