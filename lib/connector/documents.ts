import type { Db } from "./database";
import { keepCurrent, setState } from "./documents.store";
import { type Credentials, type Fetched, getPayEquity } from "./portal-client";
import type { Answer } from "./schema";

/** How a document stands at the portal: `fetched` anew, or `unchanged`, or with no version that holds now, or `ended`. */
export type Standing = { id: string } & (
  | { state: "fetched"; fetched: Fetched }
  | { state: "unchanged" | "waiting" | "ended" }
);

/**
 * Asks for a document as it holds now. Missing and foreign are the same to the portal: the document is no longer shared.
 *
 * @param etag of what was fetched before; the same document then need not come again
 */
export async function askDocument(credentials: Credentials, { id, etag }: { id: string; etag: string | null }): Promise<Answer<Standing>> {
  const { value, fault } = await getPayEquity(credentials, id, etag);
  if (value) return { value: { id, state: "fetched", fetched: value } };
  if (!fault) return { value: { id, state: "unchanged" } };
  if (fault.kind === "not_found") return { value: { id, state: "ended" } };
  if (fault.kind === "no_version_applies") return { value: { id, state: "waiting" } };
  return { fault };
}

/** Keeps what came. What came before stays, whatever the document has become. */
export async function keepStanding(db: Db, administrationId: string, standing: Standing, fetchedAt: Date): Promise<void> {
  if (standing.state === "fetched") {
    return keepCurrent(db, administrationId, standing.fetched.document, standing.fetched.etag, fetchedAt);
  }
  return setState(db, administrationId, [standing.id], standing.state === "unchanged" ? "current" : standing.state);
}

