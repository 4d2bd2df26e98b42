"use server";
import type { Actor } from "@/lib/access/actor";
import { EndShareForm, PublishInput, ShareInput, WithdrawForm } from "@/lib/pay-equity/schema";
import * as payEquity from "@/lib/pay-equity/service";
import { action } from "@/lib/portal/action";

export const publishDraft = action(PublishInput, publish);

export const sharePositions = action(ShareInput, payEquity.sharePositions, { message: "regulations.shares.done" });

export const endSharing = action(EndShareForm, payEquity.endSharing);

export const withdrawVersion = action(WithdrawForm, withdraw);

/** Without what a test replaces: how a version reaches the companies. */
async function publish(actor: Actor, slug: string, documentId: string, input: PublishInput): Promise<payEquity.Published> {
  return payEquity.publishDraft(actor, slug, documentId, input);
}

/** What a page binds is text. */
async function withdraw(actor: Actor, slug: string, documentId: string, number: string, input: WithdrawForm): Promise<void> {
  await payEquity.withdrawVersion(actor, slug, documentId, Number(number), input);
}
