"use server";
import { z } from "zod";
import type { PersonActor } from "@/lib/access/actor";
import { action } from "@/lib/portal/action";
import { NewToken, RightsForm } from "@/lib/tokens/schema";
import * as tokens from "@/lib/tokens/service";
import { EndpointInput } from "@/lib/webhooks/schema";
import * as webhooks from "@/lib/webhooks/service";

export const createToken = action(NewToken, tokens.createToken, { refresh: false });

export const changePermissions = action(RightsForm, tokens.changePermissions, { message: "tokens.matrix.saved" });

export const saveEndpoint = action(EndpointInput, (actor: PersonActor, company: string, token: string, input: EndpointInput) =>
  webhooks.saveEndpoint(actor, company, token, input),
);

export const testEndpoint = action(z.object({}), (actor: PersonActor, company: string, token: string, _nothing: object) =>
  webhooks.testEndpoint(actor, company, token),
);
