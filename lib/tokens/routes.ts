import { createRoute } from "@hono/zod-openapi";
import { answer, api, tokenSecurity, commonProblems, problems } from "@/lib/api/app";
import { Connection } from "./schema";
import * as tokens from "./service";

const getConnection = createRoute({
  method: "get",
  path: "/company",
  summary: "Test koppeling: bij welke werkmaatschappij hoort dit token, en wat mag het.",
  security: tokenSecurity,
  responses: { 200: answer(Connection, "De werkmaatschappij van dit token."), ...problems(...commonProblems) },
});

export const connectionRoutes = api().openapi(getConnection, async (c) => c.json(await tokens.getConnection(c.var.actor), 200, { "cache-control": "private, no-cache" }));
