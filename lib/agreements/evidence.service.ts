import { randomBytes } from "node:crypto";
import type { PersonActor } from "@/lib/access/actor";
import type { OrganisationScope } from "@/lib/access/authorize";
import { now } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import { asSystem, type Db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { wordsIn } from "@/lib/core/words";
import type { Organisation } from "@/lib/organisations/schema";
import { sealIdentity, sealPdf } from "@/lib/seals/service";
import { BEGINNING, brokenLink, type ChainedFacts, codeFrom, groupedCode, linkHash, momentAfter } from "./evidence.rules";
import * as evidenceStore from "./evidence.store";
import { renderAgreementPdf } from "./pdf";
import type { AgreementText, Signature, SignInput } from "./schema";
import * as store from "./store";

/** What a signature is made of, before anything of it is written. */
type Occasion = { text: AgreementText; organisation: Organisation; input: SignInput };

/** A signature as it will be stored, with its sealed PDF; only its place in the chain is still open. */
export type MadeSignature = { agreement: evidenceStore.NewAgreement; evidence: Omit<evidenceStore.NewEvidence, "number" | "previousHash" | "hash">; signature: Signature };

/**
 * Gathers the evidence of a signature, draws it behind the text, and seals the whole. Nothing is written yet.
 *
 * @throws AppError `unavailable` where nothing can seal
 */
export async function makeSignature(actor: PersonActor, scope: OrganisationScope, { text, organisation, input }: Occasion): Promise<MadeSignature> {
  const id = newId();
  const code = codeFrom(randomBytes(20));
  const signedAt = now();
  const openedAt = new Date(Math.min(Date.parse(input.openedAt), signedAt.getTime()));
  const { signerName, signerRole } = input;
  const statement = wordsIn("nl")("agreements.statement", { organisation: organisation.name, kvk: organisation.kvkNumber });
  const { sha256: sealCertificate, name: sealName, selfSigned: selfSealed } = sealIdentity();
  const authentication = authenticationOf(actor);
  const times = { openedAt, readAt: momentAfter(openedAt, input.readAfter ?? null, signedAt), consentedAt: momentAfter(openedAt, input.consentedAfter ?? null, signedAt), signedAt };
  const { address, userAgent } = { address: scope.origin.address, userAgent: scope.origin.userAgent?.slice(0, 300) ?? null };
  const accountEmail = scope.actorEmail ?? "";

  const file = await renderAgreementPdf({
    text,
    organisation,
    signer: { name: signerName, role: signerRole, accountName: actor.name, email: accountEmail },
    statement,
    ...times,
    authentication,
    origin: { address, userAgent },
    signatureId: id,
    code: groupedCode(code),
    checkAddress: `${env().APP_URL}/controleer`,
    seal: { name: sealName, selfSigned: selfSealed },
  });
  const sealed = await sealPdf(file);
  const pdfSha256 = sha256Hex(sealed.bytes);

  return {
    agreement: {
      id,
      organisationId: scope.organisationId,
      textId: text.id,
      signerId: scope.actorId,
      signerName,
      signerRole,
      statement,
      openedAt,
      signedAt,
      address,
      userAgent,
      pdf: new Uint8Array(sealed.bytes),
      pdfSha256,
    },
    evidence: {
      agreementId: id,
      organisationId: scope.organisationId,
      code,
      organisationName: organisation.name,
      kvkNumber: organisation.kvkNumber,
      accountName: actor.name,
      accountEmail,
      statementSha256: sha256Hex(statement),
      authentication,
      sessionId: actor.sessionId,
      confirmedAt: actor.confirmedAt,
      readAt: times.readAt,
      consentedAt: times.consentedAt,
      sealedSha256: sealed.coveredSha256,
      sealCertificate,
      sealName,
      selfSealed,
    },
    signature: {
      id,
      version: text.version,
      textSha256: text.sha256,
      signerName,
      signerRole,
      statement,
      signedAt: signedAt.toISOString(),
      pdfSha256,
      code,
      seal: { name: sealName, selfSigned: selfSealed },
    },
  };
}

/** Writes a signature behind the last link of its organisation's chain. The caller holds the organisation's lock. */
export async function writeSignature(tx: Db, { agreement, evidence, signature }: MadeSignature): Promise<Signature> {
  const last = await evidenceStore.findLastLink(tx, agreement.organisationId);
  const number = (last?.number ?? 0) + 1;
  const previousHash = last?.hash ?? BEGINNING;
  const hash = linkHash(factsOf({ ...evidence, number }, agreement, signature.textSha256), previousHash);

  await store.insertSignature(tx, agreement);
  await evidenceStore.insertEvidence(tx, { ...evidence, number, previousHash, hash });
  return signature;
}

/** What is wrong with an organisation's evidence: the link that broke, and how; null when all of it holds. */
export type EvidenceFault = { number: number; fault: "chain" | "text" | "statement" | "pdf" };

/**
 * Checks every signature of an organisation against its own bytes: the chain, the text that was signed, the statement and
 * the PDF. For the operator.
 */
export async function checkEvidence(organisationId: string): Promise<{ signatures: number; fault: EvidenceFault | null }> {
  const rows = await asSystem((tx) => evidenceStore.findChain(tx, organisationId));
  const links = rows.map((row) => ({ number: row.number, facts: factsOf(row, row.agreement, row.agreement.text.sha256), previousHash: row.previousHash, hash: row.hash }));
  const broken = brokenLink(links);
  const chain: EvidenceFault[] = broken === null ? [] : [{ number: broken, fault: "chain" }];
  const [fault = null] = [...chain, ...rows.flatMap(faultsIn)].sort((one, other) => one.number - other.number);
  return { signatures: rows.length, fault };
}

function faultsIn(row: evidenceStore.EvidenceRow): EvidenceFault[] {
  const { agreement, number } = row;
  const checks = [
    { fault: "text" as const, holds: sha256Hex(agreement.text.source) === agreement.text.sha256 },
    { fault: "statement" as const, holds: sha256Hex(agreement.statement) === row.statementSha256 },
    { fault: "pdf" as const, holds: sha256Hex(agreement.pdf) === agreement.pdfSha256 },
  ];
  return checks.filter(({ holds }) => !holds).map(({ fault }) => ({ number, fault }));
}

/** What one link holds fast: all that is kept of a signature but the PDF itself, whose hash is among it. */
function factsOf(evidence: Omit<evidenceStore.NewEvidence, "previousHash" | "hash">, agreement: evidenceStore.NewAgreement, textSha256: string): ChainedFacts {
  const { number, code, organisationName, kvkNumber, accountName, accountEmail, statementSha256, authentication, sessionId, confirmedAt } = evidence;
  const { readAt, consentedAt, sealedSha256, sealCertificate, sealName, selfSealed } = evidence;
  const { id, organisationId, textId, signerId, signerName, signerRole, statement, openedAt, signedAt, address, userAgent, pdfSha256 } = agreement;
  return {
    ...{ number, code, organisationName, kvkNumber, accountName, accountEmail, statementSha256, authentication, sessionId, confirmedAt },
    ...{ readAt, consentedAt, sealedSha256, sealCertificate, sealName, selfSealed },
    ...{ id, organisationId, textId, textSha256, signerId, signerName, signerRole, statement, openedAt, signedAt, address, userAgent, pdfSha256 },
  };
}

/** How the session was opened. A person with a second factor cannot sign in without it. */
function authenticationOf(actor: PersonActor): "operator" | "password" | "password+second-factor" {
  if (actor.kind === "operator") return "operator";
  return actor.secondFactor === "on" ? "password+second-factor" : "password";
}
