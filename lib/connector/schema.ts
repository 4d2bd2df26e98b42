import { z } from "zod";
import type { Content } from "./content.schema";

/** Pasted values come with line ends and blanks, none of which belong to a token or a secret. */
const Pasted = z.string().max(400).transform((value) => value.replace(/\s+/g, ""));

/** What the administration window sends. An empty secret keeps the stored one. */
export const AdministrationInput = z.object({
  number: z.string().trim().min(1).max(20).regex(/^[\w.-]+$/),
  name: z.string().trim().min(1).max(100).regex(/^[^\p{Cc}]*$/u),
  token: Pasted.default(""),
  secret: Pasted.default(""),
});
export type AdministrationInput = z.infer<typeof AdministrationInput>;

/** Whoever holds the key of one browser's cookie. There are no accounts: what a visitor made, only that visitor sees. */
export type Visitor = { id: string };

/** A werkmaatschappij as its visitor sees it. The secret never comes back; times are ISO 8601 in UTC. */
export type Administration = {
  id: string;
  number: string;
  name: string;
  /** The code in its webhook URL. */
  wmnr: string;
  token: string | null;
  secretStored: boolean;
  /** The portal said that the pair belongs to this number. */
  linked: boolean;
  webhookAt: string | null;
  syncedAt: string | null;
  partners: number;
};

/** Why something did not work with the portal; each kind has its own sentence, `connector.fault.{kind}`. */
export const faultKinds = [
  "unlinked",
  "unreachable",
  "timeout",
  "unavailable",
  "rate_limited",
  "invalid_credentials",
  "token_revoked",
  "token_expired",
  "token_paused",
  "address_not_allowed",
  "agreement_missing",
  "licence_ended",
  "permission_missing",
  "wrong_company",
  "not_found",
  "no_version_applies",
  "gone",
  "refused",
  "unreadable",
] as const;
export const Fault = z.object({ kind: z.enum(faultKinds), values: z.record(z.string(), z.union([z.string(), z.number()])) });
export type Fault = z.infer<typeof Fault>;

/** What the portal answered, or why there is no answer. */
export type Answer<Value> = { value: Value; fault?: undefined } | { value?: undefined; fault: Fault };

/** What a synchronisation did, in documents. */
export type Synced = { fetched: number; unchanged: number; ended: number };

/** `current`: a version holds now. `waiting`: shared, but none holds now. `ended`: no longer shared; what came stays. */
export type DocumentState = "current" | "waiting" | "ended";

/** An inlenersbeloning in the list. */
export type DocumentListed = {
  id: string;
  partnerName: string;
  name: string;
  state: DocumentState;
  number: number | null;
  revision: number | null;
  validFrom: string | null;
  positions: string[];
  /** A later version that came already but does not hold now. */
  next: { number: number; validFrom: string | null } | null;
  fetchedAt: string;
};

/** One version as it was received, newest first in a list. */
export type VersionListed = { number: number; revision: number; validFrom: string | null; validTo: string | null; fetchedAt: string };

export type Version = VersionListed & { sha256: string; publishedAt: string | null; content: unknown };

/** A version as far as this client reads it, and the whole message as JSON text. */
export type ReadableVersion = Omit<Version, "content"> & { readable: Content; raw: string };

/** An inlenersbeloning with all versions that came, and one of them whole. */
export type DocumentDetail = DocumentListed & { versions: VersionListed[]; shown: ReadableVersion | null };

/** A received webhook. `handledAt` is null as long as its change was not fetched; `fault` then says why. */
export type ReceivedWebhook = { id: string; type: string; receivedAt: string; handledAt: string | null; fault: Fault | null };
