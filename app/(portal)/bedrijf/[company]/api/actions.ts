"use server";
import { z } from "zod";
import type { PersonActor } from "@/lib/access/actor";
import { action } from "@/lib/portal/action";
import * as lifecycle from "@/lib/tokens/lifecycle.service";
import { AddressQuestion, AllowList, Expiry, NewToken, Revocation, RightsForm, Rotation } from "@/lib/tokens/schema";
import * as tokens from "@/lib/tokens/service";
import { EndpointInput } from "@/lib/webhooks/schema";
import * as webhooks from "@/lib/webhooks/service";

const nothing = z.object({});

export const createToken = action(NewToken, tokens.createToken, { refresh: false });

export const rotateToken = action(Rotation, lifecycle.rotateToken, { refresh: false });

export const changePermissions = action(
  RightsForm,
  (actor: PersonActor, company: string, token: string, { permissions, known }: RightsForm) => tokens.changePermissions(actor, company, token, permissions, known),
  { message: "tokens.matrix.saved" },
);

export const changeAllowList = action(AllowList, lifecycle.changeAllowList, { message: "tokens.allow.saved" });

export const askAddress = action(AddressQuestion, lifecycle.addressMayUse, { refresh: false });

export const changeExpiry = action(Expiry, lifecycle.changeExpiry, { message: "tokens.expiry.saved" });

export const pauseToken = action(nothing, (actor: PersonActor, company: string, token: string, _nothing: object) => lifecycle.pauseToken(actor, company, token), {
  message: "tokens.danger.paused",
});

export const resumeToken = action(nothing, (actor: PersonActor, company: string, token: string, _nothing: object) => lifecycle.resumeToken(actor, company, token), {
  message: "tokens.danger.resumed",
});

export const revokeToken = action(Revocation, lifecycle.revokeToken);

export const saveEndpoint = action(EndpointInput, (actor: PersonActor, company: string, token: string, input: EndpointInput) =>
  webhooks.saveEndpoint(actor, company, token, input),
);

export const testEndpoint = action(nothing, (actor: PersonActor, company: string, token: string, _nothing: object) =>
  webhooks.testEndpoint(actor, company, token),
);
