import { now } from "@/lib/core/clock";
import { findLinkedById, findLinkedByWmnr, type Linked, replacePartners, setWebhookAt } from "./administrations.store";
import { database, inTransaction } from "./database";
import { askDocument, keepStanding, type Standing } from "./documents";
import { findOneKnown, keepVersion } from "./documents.store";
import { credentialsOf, link } from "./link";
import { type Credentials, getVersion, listPartners } from "./portal-client";
import { Event } from "./portal.schema";
import { isSigned, isWmnr } from "./rules";
import type { Fault, Visitor } from "./schema";
import * as store from "./webhooks.store";

/** What became of a webhook, for the door to answer with. */
export type Receipt =
  | { state: "accepted" | "known"; administrationId: string }
  | { state: "unknown_address" | "wrong_signature" | "unreadable" | "not_linked" };

/** How long one webhook may take before another request may try it, in seconds: two answers at their slowest, and room. */
const LEASE = 60;

/** Most webhooks that one occasion goes through; the next goes on. */
const MOST_AT_ONCE = 50;

/**
 * Takes in one webhook: checks its signature and stores it, once per id. Nothing is fetched here, so that the portal has
 * its answer fast; `handlePending` does that afterwards.
 *
 * The key follows from the secret and the token's id. As long as that id is not known, the portal is asked for it.
 *
 * @param headers by lower-case name
 * @param body exactly as it came
 */
export async function receiveWebhook(wmnr: string, headers: Record<string, string>, body: string): Promise<Receipt> {
  const administration = await administrationAt(wmnr);
  if (!administration) return { state: "unknown_address" };

  const id = headers["webhook-id"] ?? "";
  if (!administration.secret || !/^[\x21-\x7e]{1,200}$/.test(id)) return { state: "wrong_signature" };

  const tokenId = administration.tokenId ?? (await askTokenId(administration));
  if (!tokenId) return { state: "not_linked" };
  if (!isSigned(administration.secret, tokenId, headers, body)) return { state: "wrong_signature" };

  const event = eventOf(body);
  if (!event) return { state: "unreadable" };
  return { state: (await keep(administration.id, id, event, body)) ? "accepted" : "known", administrationId: administration.id };
}

/**
 * Fetches what the waiting webhooks of an administration say has changed, one by one, until nothing waits or the portal
 * stops answering. What stays waits for the next occasion: a webhook, a synchronisation, a look at the page, a start.
 */
export async function handlePending(administrationId: string): Promise<void> {
  const db = await database();
  for (let handled = 0; handled < MOST_AT_ONCE; handled += 1) {
    const webhook = await store.claimPending(db, administrationId, LEASE);
    if (!webhook) return;

    const fault = await fetchChange(administrationId, webhook.event);
    if (fault) return store.setWaiting(db, webhook, fault);
    await store.setHandled(db, webhook, now());
  }
}

/** The same for all administrations of a visitor, or of everyone when the process starts (null). */
export async function resumePending(visitor: Visitor | null): Promise<void> {
  for (const id of await store.findWaiting(await database(), visitor)) await handlePending(id);
}

async function administrationAt(wmnr: string): Promise<Linked | null> {
  return isWmnr(wmnr) ? findLinkedByWmnr(await database(), wmnr) : null;
}

async function askTokenId(administration: Linked): Promise<string | null> {
  await link(administration);
  return (await findLinkedById(await database(), administration.id))?.tokenId ?? null;
}

function eventOf(body: string): Event | null {
  try {
    return Event.parse(JSON.parse(body));
  } catch {
    return null;
  }
}

/** A test (`ping`) and whatever else names nothing to fetch is done once it is stored. */
async function keep(administrationId: string, id: string, event: Event, body: string): Promise<boolean> {
  const receivedAt = now();
  const handledAt = subjectOf(event) === null ? receivedAt : null;
  return inTransaction(async (db) => {
    const fresh = await store.insertWebhook(db, administrationId, { id, type: event.type, body, receivedAt, handledAt });
    if (fresh) await setWebhookAt(db, administrationId, receivedAt);
    return fresh;
  });
}

function subjectOf(event: Event): "document" | "partners" | null {
  if (event.data.payEquityId) return "document";
  return event.type.startsWith("partner.") ? "partners" : null;
}

async function fetchChange(administrationId: string, event: Event): Promise<Fault | null> {
  const administration = await findLinkedById(await database(), administrationId);
  const credentials = administration && credentialsOf(administration);
  if (!credentials) return { kind: "unlinked", values: {} };

  return subjectOf(event) === "partners"
    ? fetchPartners(credentials, administrationId)
    : fetchDocument(credentials, administrationId, event.data.payEquityId ?? "", event.data.number ?? null);
}

async function fetchPartners(credentials: Credentials, administrationId: string): Promise<Fault | null> {
  const { value: partners, fault } = await listPartners(credentials);
  if (fault) return fault;

  await inTransaction((db) => replacePartners(db, administrationId, partners));
  return null;
}

/** The document as it holds now and, when the event names another version of it, that one too. */
async function fetchDocument(credentials: Credentials, administrationId: string, id: string, number: number | null): Promise<Fault | null> {
  const known = await findOneKnown(await database(), administrationId, id);
  const { value: standing, fault } = await askDocument(credentials, { id, etag: known?.etag ?? null });
  if (fault) return fault;

  const holds = numberOf(standing, known?.number ?? null);
  const named = number === null || number === holds || standing.state === "ended" ? { value: null } : await askVersion(credentials, id, number);
  if (named.fault) return named.fault;

  const moment = now();
  await inTransaction(async (db) => {
    await keepStanding(db, administrationId, standing, moment);
    if (named.value) await keepVersion(db, administrationId, named.value.document, moment);
  });
  return null;
}

function numberOf(standing: Standing, known: number | null): number | null {
  if (standing.state === "fetched") return standing.fetched.document.version.number;
  return standing.state === "unchanged" ? known : null;
}

/** A version that was withdrawn since is no fault: there is nothing of it to fetch. */
async function askVersion(credentials: Credentials, id: string, number: number): ReturnType<typeof getVersion> {
  const answer = await getVersion(credentials, id, number);
  return answer.fault?.kind === "not_found" || answer.fault?.kind === "gone" ? { value: null } : answer;
}
