"use server";
import { PublishInput } from "@/lib/pay-equity/schema";
import * as payEquity from "@/lib/pay-equity/service";
import { action } from "@/lib/portal/action";

export const publishDraft = action(PublishInput, payEquity.publishDraft);
