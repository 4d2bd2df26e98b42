import type { Actor, PersonActor } from "@/lib/access/actor";
import { authorizeCompany, authorizeOrganisation, type OrganisationScope } from "@/lib/access/authorize";
import { organisationAdmins } from "@/lib/accounts/service";
import { recordAudit } from "@/lib/audit/service";
import { now } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import { asSystem, type Db, inScope } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { queueMail } from "@/lib/core/mail";
import { wordsIn } from "@/lib/core/words";
import { publishEvent } from "@/lib/events/service";
import type { Organisation } from "@/lib/organisations/schema";
import { organisationIn } from "@/lib/organisations/service";
import { renderAgreementPdf, renderAgreementText } from "./pdf";
import { partsOf, readingMinutes } from "./parts.rules";
import type { AgreementState, AgreementText, Signature, SignInput } from "./schema";
import * as store from "./store";
import { apiAgreement } from "./texts/api-agreement";

/** Publishes the text of this release, once; a text that was published before stays as it was. Idempotent. */
export async function publishAgreementText(): Promise<void> {
  const { version, source, publishedAt } = apiAgreement;
  await asSystem((tx) => store.insertText(tx, { id: newId(), version, source, sha256: sha256Hex(source), publishedAt: new Date(publishedAt) }));
}

/** The agreement as it stands for one organisation. @throws AppError `not_found`, `forbidden` */
export async function getAgreement(actor: Actor, organisationSlug: string): Promise<AgreementState> {
  const scope = authorizeOrganisation(actor, "agreement:read", organisationSlug);
  return inScope(scope, async (tx) => {
    const text = await store.findCurrentText(tx);
    const signature = await store.findSignature(tx, scope.organisationId);
    const admins = await organisationAdmins(tx, scope);
    return { text, parts: partsOf(text.source), minutes: readingMinutes(text.source), signature, maySign: admins.some((admin) => admin.id === actor.id), signers: admins.map((admin) => admin.name) };
  });
}

/** The same for somebody in one of the companies: whether tokens can be made, and whom to ask. @throws AppError `not_found` */
export async function getAgreementOfCompany(actor: Actor, companySlug: string): Promise<{ signature: Signature | null; signers: string[] }> {
  const scope = authorizeCompany(actor, "company:read", companySlug);
  return inScope(scope, async (tx) => ({
    signature: await store.findSignature(tx, scope.organisationId),
    signers: (await organisationAdmins(tx, scope)).map((admin) => admin.name),
  }));
}

/**
 * Signs the agreement for an organisation: evidence, PDF, audit, events and mails to all admins in one transaction.
 * It is a simple electronic signature (eIDAS art. 3(10)); rights are checked now, not when the page was opened.
 * The PDF is made before the transaction, since it takes longer than a lock should be held.
 *
 * @throws AppError `forbidden` without the role; `conflict` when a newer text was published meanwhile, or when somebody
 *   signed already, saying who and when
 */
export async function signAgreement(actor: PersonActor, organisationSlug: string, input: SignInput): Promise<Signature> {
  const scope = authorizeOrganisation(actor, "agreement:sign", organisationSlug);
  const { text, organisation } = await inScope(scope, async (tx) => {
    const current = await store.findCurrentText(tx);
    await refuseSecondSignature(tx, scope, current, input);
    return { text: current, organisation: await organisationIn(tx, scope) };
  });
  const { signature, evidence } = await makeSignature(scope, text, organisation, input);

  return inScope(scope, async (tx) => {
    await store.lockSigning(tx, scope);
    await refuseSecondSignature(tx, scope, await store.findCurrentText(tx), input);
    await store.insertSignature(tx, evidence);
    await recordAudit(tx, scope, { action: "agreement.signed", targetId: signature.id, details: { version: text.version, sha256: text.sha256 } });
    for (const companyId of scope.companyIds) {
      await publishEvent(tx, { type: "agreement.signed", organisationId: scope.organisationId, companyId, data: { agreementId: signature.id, version: text.version } });
    }
    await mailAdmins(tx, scope, signature);
    return signature;
  });
}

/** The PDF of the signature, byte for byte as it was made. @throws AppError `not_found` before signing */
export async function getSignedPdf(actor: Actor, organisationSlug: string): Promise<{ filename: string; bytes: Uint8Array }> {
  const scope = authorizeOrganisation(actor, "agreement:read", organisationSlug);
  const found = await inScope(scope, async (tx) => {
    const pdf = await store.findPdf(tx, scope);
    if (pdf) await recordAudit(tx, scope, { action: "document.exported", targetId: scope.organisationId, details: { kind: "agreement.pdf", version: pdf.version } });
    return pdf;
  });
  if (!found) throw new AppError("not_found");
  return { filename: `api-overeenkomst-${found.version}-${scope.slug}.pdf`, bytes: found.pdf };
}

/** The text before anybody signed it, as a PDF to read. @throws AppError `not_found`, `forbidden` */
export async function getTextPdf(actor: Actor, organisationSlug: string): Promise<{ filename: string; bytes: Uint8Array }> {
  const scope = authorizeOrganisation(actor, "agreement:read", organisationSlug);
  const text = await inScope(scope, (tx) => store.findCurrentText(tx));
  return { filename: `api-overeenkomst-${text.version}.pdf`, bytes: await renderAgreementText(text) };
}

/** Whether an organisation signed, inside a transaction of whoever asks. */
export async function agreementHolds(tx: Db, organisationId: string): Promise<boolean> {
  return (await store.findSignature(tx, organisationId)) !== null;
}

/** What the API tells a token about the agreement of its organisation. */
export async function agreementOf(tx: Db, organisationId: string): Promise<{ version: string; state: "signed" | "unsigned"; signedAt: string | null }> {
  const signature = await store.findSignature(tx, organisationId);
  if (signature) return { version: signature.version, state: "signed", signedAt: signature.signedAt };
  return { version: (await store.findCurrentText(tx)).version, state: "unsigned", signedAt: null };
}

async function refuseSecondSignature(tx: Db, scope: OrganisationScope, text: AgreementText, input: SignInput): Promise<void> {
  const earlier = await store.findSignature(tx, scope.organisationId);
  if (earlier?.version === text.version) {
    throw new AppError("conflict", "errors.alreadySigned", { values: { name: earlier.signerName, at: new Date(earlier.signedAt).getTime() } });
  }
  if (input.version !== text.version) throw new AppError("conflict", "errors.newerText", { values: { version: text.version } });
}

/** A signature as it will be shown, and all that is kept of it. */
async function makeSignature(scope: OrganisationScope, text: AgreementText, organisation: Organisation, input: SignInput) {
  const id = newId();
  const signedAt = now();
  const { signerName, signerRole } = input;
  const statement = wordsIn("nl")("agreements.statement", { organisation: organisation.name, kvk: organisation.kvkNumber });
  const pdf = await renderAgreementPdf({ text, organisation, signer: { name: signerName, role: signerRole, email: scope.actorEmail ?? "" }, statement, signedAt, signatureId: id });
  const pdfSha256 = sha256Hex(pdf);

  const signature: Signature = { id, version: text.version, textSha256: text.sha256, signerName, signerRole, statement, signedAt: signedAt.toISOString(), pdfSha256 };
  const evidence = {
    id,
    organisationId: scope.organisationId,
    textId: text.id,
    signerId: scope.actorId,
    signerName,
    signerRole,
    statement,
    openedAt: new Date(input.openedAt),
    signedAt,
    address: scope.origin.address,
    userAgent: scope.origin.userAgent?.slice(0, 300) ?? null,
    pdf: new Uint8Array(pdf),
    pdfSha256,
  };
  return { signature, evidence };
}

async function mailAdmins(tx: Db, scope: OrganisationScope, signature: Signature): Promise<void> {
  const say = wordsIn("nl");
  for (const admin of await organisationAdmins(tx, scope)) {
    await queueMail(tx, {
      to: admin.email,
      subject: say("mails.signed.subject", { version: signature.version }),
      paragraphs: [
        say("mails.greeting", { name: admin.name }),
        say("mails.signed.body", { name: signature.signerName, role: signature.signerRole, version: signature.version, at: new Date(signature.signedAt).getTime() }),
        say("mails.signed.next"),
      ],
      button: { label: say("mails.signed.button"), url: `${env().APP_URL}/organisatie/${scope.slug}/api` },
      closing: say("mails.closing"),
    });
  }
}
