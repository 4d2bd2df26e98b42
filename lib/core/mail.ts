import nodemailer from "nodemailer";
import { now } from "./clock";
import { asSystem, type Db } from "./db";
import { env, isProduction } from "./env";
import { newId } from "./ids";
import { addJob } from "./jobs";

/** A letter before it is laid out: plain sentences and at most one button. */
export type Letter = { to: string; subject: string; paragraphs: string[]; button?: { label: string; url: string }; closing: string };

/** A mail as the local inbox shows it. `links` are the addresses in it, in order. */
export type ReceivedMail = { to: string; subject: string; text: string; html: string; links: string[]; createdAt: string };

/**
 * Writes a mail in the transaction of its reason; the worker sends it after the commit.
 *
 * @param manner `forget`: nothing of it is kept once it is sent, for somebody of whom nothing may be kept
 */
export async function queueMail(tx: Db, letter: Letter, manner: { forget?: boolean } = {}): Promise<void> {
  const id = newId();
  const { to, subject } = letter;
  await tx.mail.create({ data: { id, to: oneLine(to), subject: oneLine(subject), text: asText(letter), html: asHtml(letter), createdAt: now() } });
  await addJob(tx, "mail.send", { mailId: id, ...(manner.forget && { forget: "yes" }) });
}

/**
 * Sends one mail, once. In production over SMTP, after which its text is erased, since it may hold a link that opens
 * something; elsewhere it has arrived in the local inbox.
 */
export async function sendMail(mailId: string, manner: { forget?: boolean } = {}): Promise<void> {
  const mail = await asSystem((tx) => tx.mail.findFirst({ where: { id: mailId, sentAt: null } }));
  if (!mail) return;

  if (isProduction()) await nodemailer.createTransport(env().SMTP_URL).sendMail({ from: env().MAIL_FROM, to: mail.to, subject: mail.subject, text: mail.text, html: mail.html });

  if (manner.forget) {
    await asSystem((tx) => tx.mail.deleteMany({ where: { id: mailId } }));
    return;
  }
  const erased = isProduction() ? { text: "", html: "" } : {};
  await asSystem((tx) => tx.mail.update({ where: { id: mailId }, data: { sentAt: new Date(), ...erased } }));
}

/** What arrived in the local inbox, newest first, at most a hundred. Empty in production, where no inbox exists. */
export async function receivedMail(): Promise<ReceivedMail[]> {
  if (isProduction()) return [];

  const mails = await asSystem((tx) => tx.mail.findMany({ where: { sentAt: { not: null } }, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 100 }));
  return mails.map(({ to, subject, text, html, createdAt }) => ({ to, subject, text, html, links: linksIn(html), createdAt: createdAt.toISOString() }));
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/href="([^"]+)"/g)].map((match) => (match[1] ?? "").replaceAll("&amp;", "&"));
}

function asText({ paragraphs, button, closing }: Letter): string {
  return [...paragraphs, ...(button ? [`${button.label}: ${button.url}`] : []), closing].join("\n\n");
}

function asHtml({ paragraphs, button, closing }: Letter): string {
  const body = paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${escapeHtml(paragraph)}</p>`).join("");
  const link = button
    ? `<p style="margin:24px 0"><a href="${escapeHtml(button.url)}" style="background:#23292E;color:#fff;border-radius:8px;padding:12px 18px;font-weight:600;text-decoration:none">${escapeHtml(button.label)}</a></p>`
    : "";
  return `<div style="font:16px/26px Inter,Segoe UI,Roboto,sans-serif;color:#16191C;max-width:560px;padding:24px">${body}${link}<p style="margin:24px 0 0;color:#62686D;font-size:14px">${escapeHtml(closing)}</p></div>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A name with a line break in it must not become a mail header of its own. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, " ").slice(0, 300);
}
