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
import { organisationIn } from "@/lib/organisations/service";
import { groupedCode } from "./evidence.rules";
import { makeSignature, writeSignature } from "./evidence.service";
import { renderAgreementText } from "./pdf";
import { partsOf, readingMinutes } from "./parts.rules";
import { changesBetween } from "./redline.rules";
import type { AgreementState, AgreementText, Signature, SignInput, Standing, WaitingText } from "./schema";
import { counts, standingOf } from "./standing.rules";
import * as store from "./store";
import { apiAgreement } from "./texts/api-agreement";

/** Publishes the first text of this release, once; a text that was published before stays as it was. Idempotent. */
export async function publishAgreementText(): Promise<void> {
  const { version, source, publishedAt } = apiAgreement;
  await asSystem((tx) => store.insertText(tx, { id: newId(), version, source, sha256: sha256Hex(source), publishedAt: new Date(publishedAt) }));
}

/** The agreement as it stands for one organisation. @throws AppError `not_found`, `forbidden` */
export async function getAgreement(actor: Actor, organisationSlug: string): Promise<AgreementState> {
  const scope = authorizeOrganisation(actor, "agreement:read", organisationSlug);
  const found = await inScope(scope, async (tx) => {
    const text = await store.findCurrentText(tx, now());
    const [signature = null, ...earlier] = await store.findSignatures(tx, scope.organisationId);
    const signed = signature && signature.version !== text.version ? await store.findTextByVersion(tx, signature.version) : null;
    return { text, signed, signature, earlier, standing: await standingIn(tx, signature), admins: await organisationAdmins(tx, scope) };
  });

  const { text, signed, signature, earlier, standing, admins } = found;
  return {
    text,
    parts: partsOf(text.source),
    minutes: readingMinutes(text.source),
    signature,
    earlier,
    standing,
    changes: signed && changesBetween(signed.source, text.source),
    maySign: admins.some((admin) => admin.id === actor.id),
    signers: admins.map((admin) => admin.name),
  };
}

/** The same for somebody in one of the companies: whether tokens can be made, and whom to ask. @throws AppError `not_found` */
export async function getAgreementOfCompany(actor: Actor, companySlug: string): Promise<{ signature: Signature | null; standing: Standing; signers: string[] }> {
  const scope = authorizeCompany(actor, "company:read", companySlug);
  return inScope(scope, async (tx) => {
    const signature = await store.findSignature(tx, scope.organisationId);
    return { signature, standing: await standingIn(tx, signature), signers: (await organisationAdmins(tx, scope)).map((admin) => admin.name) };
  });
}

/**
 * A newer text that waits for the organisation of a place, for the banner in all its environments; null where none does.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function getWaitingText(actor: Actor, place: { organisation: string } | { company: string }): Promise<WaitingText | null> {
  const scope = "company" in place ? authorizeCompany(actor, "company:read", place.company) : authorizeOrganisation(actor, "agreement:read", place.organisation);
  return inScope(scope, async (tx) => {
    const standing = await standingIn(tx, await store.findSignature(tx, scope.organisationId));
    if (standing.state !== "due" && standing.state !== "lapsed") return null;

    const admins = await organisationAdmins(tx, scope);
    return { ...standing, maySign: admins.some((admin) => admin.id === actor.id), signers: admins.map((admin) => admin.name) };
  });
}

/**
 * Signs the agreement for an organisation: evidence, sealed PDF, audit, events and mails to all admins in one transaction.
 * It is a simple electronic signature (eIDAS art. 3(10)); rights are checked now, not when the page was opened.
 * The PDF is made and sealed before the transaction, since that takes longer than a lock should be held.
 *
 * @throws AppError `forbidden` without the role, `step_up_required` without a fresh proof; `conflict` when a newer text was
 *   published meanwhile, or when somebody signed already, saying who and when; `unavailable` where nothing can seal
 */
export async function signAgreement(actor: PersonActor, organisationSlug: string, input: SignInput): Promise<Signature> {
  const scope = authorizeOrganisation(actor, "agreement:sign", organisationSlug);
  return inTurn(scope.organisationId, () => signInTurn(actor, scope, input));
}

async function signInTurn(actor: PersonActor, scope: OrganisationScope, input: SignInput): Promise<Signature> {
  const { text, organisation } = await inScope(scope, async (tx) => {
    const current = await store.findCurrentText(tx, now());
    await refuseSecondSignature(tx, scope, current, input);
    return { text: current, organisation: await organisationIn(tx, scope) };
  });
  const made = await makeSignature(actor, scope, { text, organisation, input });

  return inScope(scope, async (tx) => {
    await store.lockSigning(tx, scope);
    await refuseSecondSignature(tx, scope, await store.findCurrentText(tx, now()), input);
    const signature = await writeSignature(tx, made);
    await recordAudit(tx, scope, { action: "agreement.signed", targetId: signature.id, details: { version: text.version, sha256: text.sha256, pdfSha256: signature.pdfSha256 } });
    for (const companyId of scope.companyIds) {
      await publishEvent(tx, { type: "agreement.signed", organisationId: scope.organisationId, companyId, data: { agreementId: signature.id, version: text.version } });
    }
    await mailAdmins(tx, scope, signature);
    return signature;
  });
}

/** The PDF of the newest signature, or of the one under a version, byte for byte as it was sealed. @throws AppError `not_found` */
export async function getSignedPdf(actor: Actor, organisationSlug: string, version: string | null = null): Promise<{ filename: string; bytes: Uint8Array }> {
  const scope = authorizeOrganisation(actor, "agreement:read", organisationSlug);
  const found = await inScope(scope, async (tx) => {
    const pdf = await store.findPdf(tx, scope, version);
    if (pdf) await recordAudit(tx, scope, { action: "document.exported", targetId: scope.organisationId, details: { kind: "agreement.pdf", version: pdf.version } });
    return pdf;
  });
  if (!found) throw new AppError("not_found");
  return { filename: `api-overeenkomst-${found.version}-${scope.slug}.pdf`, bytes: found.pdf };
}

/** The text before anybody signed it, as a PDF to read. @throws AppError `not_found`, `forbidden` */
export async function getTextPdf(actor: Actor, organisationSlug: string): Promise<{ filename: string; bytes: Uint8Array }> {
  const scope = authorizeOrganisation(actor, "agreement:read", organisationSlug);
  const text = await inScope(scope, (tx) => store.findCurrentText(tx, now()));
  return { filename: `api-overeenkomst-${text.version}.pdf`, bytes: await renderAgreementText(text) };
}

/** Whether an organisation signed a text that still counts, inside a transaction of whoever asks. */
export async function agreementHolds(tx: Db, organisationId: string): Promise<boolean> {
  return (await agreementRefusal(tx, organisationId)) === null;
}

/**
 * Why an organisation's tokens may be neither made nor used now, as the sentence about it: nothing was signed, or what was
 * signed ended with its last day. Null where they may.
 */
export async function agreementRefusal(tx: Db, organisationId: string): Promise<{ key: "errors.agreementFirst" | "errors.agreementLapsed"; values: Record<string, string | number> } | null> {
  const standing = await standingIn(tx, await store.findSignature(tx, organisationId));
  if (counts(standing)) return null;
  if (standing.state !== "lapsed") return { key: "errors.agreementFirst", values: {} };
  return { key: "errors.agreementLapsed", values: { version: standing.version, deadline: Date.parse(`${standing.deadline}T12:00:00Z`) } };
}

/** Of some companies those whose organisation signed a text that no longer counts; their webhooks wait. */
export async function lapsedCompanies(tx: Db, companyIds: readonly string[]): Promise<ReadonlySet<string>> {
  const texts = await store.findTextFacts(tx, now());
  if (texts.every(({ deadline }) => deadline === null)) return new Set();

  const signed = await store.findSignedVersions(tx, companyIds);
  return new Set(signed.filter(({ version }) => standingOf(version, texts, now()).state === "lapsed").map(({ companyId }) => companyId));
}

/** What the API tells a token about the agreement of its organisation. */
export async function agreementOf(tx: Db, organisationId: string): Promise<{ version: string; state: "signed" | "unsigned"; signedAt: string | null }> {
  const signature = await store.findSignature(tx, organisationId);
  if (signature && counts(await standingIn(tx, signature))) return { version: signature.version, state: "signed", signedAt: signature.signedAt };
  return { version: (await store.findCurrentText(tx, now())).version, state: "unsigned", signedAt: null };
}

const turns = new Map<string, Promise<unknown>>();

/**
 * One signature of an organisation after another in this process: the second then finds the first before it draws a PDF of
 * its own, and twenty clicks cost one. What decides is the lock in the database, between processes too.
 */
async function inTurn<Result>(organisationId: string, work: () => Promise<Result>): Promise<Result> {
  const before = turns.get(organisationId) ?? Promise.resolve();
  const mine = before.then(work);
  const over = mine.catch(() => undefined);
  turns.set(organisationId, over);
  try {
    return await mine;
  } finally {
    if (turns.get(organisationId) === over) turns.delete(organisationId);
  }
}

async function standingIn(tx: Db, signature: Signature | null): Promise<Standing> {
  return standingOf(signature?.version ?? null, await store.findTextFacts(tx, now()), now());
}

async function refuseSecondSignature(tx: Db, scope: OrganisationScope, text: AgreementText, input: SignInput): Promise<void> {
  const earlier = await store.findSignature(tx, scope.organisationId);
  if (earlier?.version === text.version) {
    throw new AppError("conflict", "errors.alreadySigned", { values: { name: earlier.signerName, at: new Date(earlier.signedAt).getTime() } });
  }
  if (input.version !== text.version) throw new AppError("conflict", "errors.newerText", { values: { version: text.version } });
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
        say("mails.signed.check", { code: groupedCode(signature.code ?? ""), address: `${env().APP_URL}/controleer` }),
      ],
      button: { label: say("mails.signed.button"), url: `${env().APP_URL}/organisatie/${scope.slug}/api` },
      closing: say("mails.closing"),
    });
  }
}
