import type { ApiPermission } from "@/lib/access/permissions";
import { isApiPermission } from "@/lib/access/permissions";
import { now } from "@/lib/core/clock";
import { randomHex, sha256 } from "@/lib/core/crypto";
import { asSystem } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Recognised } from "./authentication.service";
import * as store from "./credentials.store";

/** How long a Bearer works. Seconds. */
export const BEARER_LASTS = 3_600;

/** A Bearer as it is given out, once. `expiresIn` in seconds. */
export type IssuedBearer = { bearer: string; expiresIn: number; permissions: ApiPermission[] };

/**
 * Gives whoever proved a pair a Bearer for an hour (RFC 6749 section 4.4), or for as long as the pair itself still works. It is
 * stored as SHA-256 alone, and stops with its token and its pair.
 *
 * @param scope the rights that are asked for, with spaces between; undefined for all the token has
 * @throws AppError why the token may not come in; `invalid_input` for a right it does not have
 */
export async function issueBearer({ caller, refusal, actor, endsAt }: Recognised, scope: string | undefined): Promise<IssuedBearer> {
  if (refusal) throw refusal;
  const held = actor.permissions.filter(isApiPermission);
  const asked = scope === undefined ? held : [...new Set(scope.split(" "))];
  const permissions = held.filter((permission) => asked.includes(permission));
  if (permissions.length !== asked.length) throw new AppError("invalid_input", "errors.scope");

  const bearer = `cat_${randomHex(32)}`;
  const createdAt = now();
  const expiresAt = new Date(Math.min(createdAt.getTime() + BEARER_LASTS * 1_000, endsAt?.getTime() ?? Infinity));
  await asSystem((tx) => store.insertAccessToken(tx, { id: newId(), ...caller, hash: sha256(bearer), permissions, createdAt, expiresAt }));
  return { bearer, expiresIn: Math.floor((expiresAt.getTime() - createdAt.getTime()) / 1_000), permissions };
}
