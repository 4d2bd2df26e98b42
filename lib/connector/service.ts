import { now } from "@/lib/core/clock";
import { randomCode, sha256 } from "@/lib/core/crypto";
import { AppError, fieldError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import * as store from "./administrations.store";
import { Content } from "./content.schema";
import { connectorExists, database, inTransaction } from "./database";
import * as documents from "./documents.store";
import { link, linkedOf, notFound } from "./link";
import type { Company } from "./portal.schema";
import { isToken, newWmnr } from "./rules";
import type { Administration, AdministrationInput, Answer, DocumentDetail, DocumentListed, ReadableVersion, ReceivedWebhook, Version, Visitor } from "./schema";
import { findWebhooks } from "./webhooks.store";

export { connectorExists };

/** How long a browser keeps its key, and the connector what belongs to it, after the last change. In seconds. */
export const VISITOR_LIFETIME = 180 * 24 * 60 * 60;

/** More werkmaatschappijen than any agency has. */
const MAX_ADMINISTRATIONS = 50;

/** Who holds this key; null for a browser without one, or with one that ended. */
export async function visitorOf(key: string | undefined): Promise<Visitor | null> {
  return key ? store.findVisitor(await database(), sha256(key)) : null;
}

/**
 * Who holds this key, or someone new with a new key. The key is for the browser's cookie alone; what is stored is its
 * hash. Visitors who have not been back for the length of the cookie are forgotten with all that is theirs.
 */
export async function welcomeVisitor(key: string | undefined): Promise<{ visitor: Visitor; key: string }> {
  const usedAt = now();
  const known = key ? await store.touchVisitor(await database(), sha256(key), usedAt) : null;
  if (known && key) return { visitor: known, key };

  const fresh = randomCode();
  const visitor = { id: newId() };
  await inTransaction(async (db) => {
    await store.deleteVisitorsBefore(db, new Date(usedAt.getTime() - VISITOR_LIFETIME * 1_000));
    await store.insertVisitor(db, { id: visitor.id, keyHash: sha256(fresh), usedAt });
  });
  return { visitor, key: fresh };
}

/** The visitor's werkmaatschappijen, by number. */
export async function listAdministrations(visitor: Visitor): Promise<Administration[]> {
  return store.findAdministrations(await database(), visitor);
}

/** @throws AppError `not_found` for one of another visitor or of nobody */
export async function getAdministration(visitor: Visitor, id: string): Promise<Administration> {
  return (isId(id) && (await store.findAdministration(await database(), visitor, id))) || notFound();
}

/**
 * Makes a werkmaatschappij with a webhook URL of its own, and asks the portal about its pair when there is one.
 *
 * @returns its id
 * @throws AppError `invalid_input` for a number that the visitor has already, or a pair that cannot be one
 */
export async function createAdministration(visitor: Visitor, input: AdministrationInput): Promise<string> {
  const db = await database();
  if ((await store.findAdministrations(db, visitor)).length >= MAX_ADMINISTRATIONS) {
    throw new AppError("conflict", "connector.window.tooMany", { values: { maximum: MAX_ADMINISTRATIONS } });
  }

  const administration = { id: newId(), number: input.number, name: input.name, wmnr: newWmnr(), tokenId: null, ...pairOf(input, null) };
  await store.insertAdministration(db, visitor, administration);
  await link(administration);
  return administration.id;
}

/**
 * Saves the window. An empty secret keeps the stored one, as long as the token stays the same; without a token the secret
 * goes too. Then the portal is asked to whom the pair belongs ("Test koppeling"); another pair or number has to prove
 * itself again before any webhook is trusted.
 *
 * @returns what the portal says of the pair, or why it says nothing; `unlinked` without a pair
 * @throws AppError `not_found`; `invalid_input` for a known number, or a pair that cannot be one
 */
export async function saveAdministration(visitor: Visitor, id: string, input: AdministrationInput): Promise<Answer<Company>> {
  const db = await database();
  const known = await linkedOf(visitor, id);
  const pair = pairOf(input, known);
  const same = pair.token === known.token && pair.secret === known.secret && input.number === known.number;
  const administration = { ...known, ...pair, number: input.number, name: input.name, tokenId: same ? known.tokenId : null };

  await store.updateAdministration(db, visitor, administration);
  return link(administration);
}

/** Forgets a werkmaatschappij with its pair, its data and its webhooks. @throws AppError `not_found` */
export async function removeAdministration(visitor: Visitor, id: string): Promise<void> {
  const removed = isId(id) && (await store.deleteAdministration(await database(), visitor, id));
  if (!removed) notFound();
}

/** What was fetched for a werkmaatschappij of the visitor. @throws AppError `not_found` */
export async function listDocuments(visitor: Visitor, id: string): Promise<DocumentListed[]> {
  await getAdministration(visitor, id);
  return documents.findDocuments(await database(), id);
}

/**
 * One fetched inlenersbeloning with the versions that came, and one of them whole.
 *
 * @param version `number.revision`; otherwise the one that holds now, or else the newest
 * @throws AppError `not_found`, also for a version that did not come
 */
export async function getDocument(visitor: Visitor, id: string, documentId: string, version?: string): Promise<DocumentDetail> {
  await getAdministration(visitor, id);
  const db = await database();
  const document = (isId(documentId) && (await documents.findDocument(db, id, documentId))) || notFound();
  const versions = await documents.findVersions(db, id, documentId);
  const wanted = version ?? `${document.number}.${document.revision}`;
  const chosen = versions.find((one) => `${one.number}.${one.revision}` === wanted) ?? (version ? notFound() : versions[0]);
  const found = chosen && (await documents.findVersion(db, id, documentId, chosen.number, chosen.revision));

  return { ...document, versions, shown: found ? readable(found) : null };
}

/** The webhooks that a werkmaatschappij of the visitor received, newest first. @throws AppError `not_found` */
export async function listWebhooks(visitor: Visitor, id: string): Promise<ReceivedWebhook[]> {
  await getAdministration(visitor, id);
  return findWebhooks(await database(), id);
}

function readable({ content, ...version }: Version): ReadableVersion {
  return { ...version, readable: Content.parse(content), raw: JSON.stringify(content, null, 2) };
}

function pairOf(input: AdministrationInput, known: store.Linked | null): { token: string | null; secret: string | null } {
  if (!input.token) return { token: null, secret: null };
  if (!isToken(input.token)) throw fieldError("token", "connector.window.tokenForm");
  if (isToken(input.secret)) throw fieldError("secret", "connector.window.secretIsToken");

  const secret = input.secret || (known?.token === input.token ? known.secret : null);
  if (!secret) throw fieldError("secret", "connector.window.secretMissing");
  return { token: input.token, secret };
}
