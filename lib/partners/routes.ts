import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { answer, api, tokenSecurity, commonProblems, page, problems } from "@/lib/api/app";
import { PageQuery } from "@/lib/core/page";
import { Partner } from "./schema";
import * as partners from "./service";

const listPartners = createRoute({
  method: "get",
  path: "/partners",
  summary: "Haal alle partners (inleners) op van één specifieke werkmaatschappij.",
  description: "Recht: partners:list.",
  security: tokenSecurity,
  request: { query: PageQuery },
  responses: { 200: page(Partner, "Partners van de werkmaatschappij van dit token."), ...problems("malformed", ...commonProblems) },
});

const getPartner = createRoute({
  method: "get",
  path: "/partners/{id}",
  summary: "Haal een partner (inlener) op van één specifieke werkmaatschappij.",
  description: "Recht: partners:read.",
  security: tokenSecurity,
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: answer(Partner, "De partner."), ...problems("not_found", ...commonProblems) },
});

export const partnerRoutes = api()
  .openapi(listPartners, async (c) => c.json(await partners.listPartners(c.var.actor, c.var.actor.company.slug, c.req.valid("query")), 200))
  .openapi(getPartner, async (c) => c.json(await partners.getPartner(c.var.actor, c.var.actor.company.slug, c.req.valid("param").id), 200));
