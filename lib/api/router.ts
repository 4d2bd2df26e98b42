import type { HttpBindings } from "@hono/node-server";
import { OpenAPIHono } from "@hono/zod-openapi";
import { randomUUID } from "node:crypto";
import { clientAddress } from "@/lib/core/address";
import { databaseAnswers } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { localeOf } from "@/lib/core/words";
import { partnerRoutes } from "@/lib/partners/routes";
import { payEquityRoutes } from "@/lib/pay-equity/routes";
import { connectionRoutes } from "@/lib/tokens/routes";
import { api, type ApiEnvironment } from "./app";
import { authentication } from "./authentication";
import { limitAddress, limitToken } from "./limits";
import { documentInfo } from "./openapi";
import { problemResponse, toAppError } from "./problem";
import { noteRefusal } from "./refusals";

type Environment = ApiEnvironment & { Bindings: HttpBindings };

/** All contracts of version 1, as they are served and as they are documented. */
export function versionOne() {
  const v1 = api();
  v1.openAPIRegistry.registerComponent("securitySchemes", "basic", {
    type: "http",
    scheme: "basic",
    description: "Token als gebruikersnaam, secret als wachtwoord.",
  });
  v1.get("/openapi.json", (c) => c.json(described(v1), 200, { "cache-control": "public, max-age=300" }));
  v1.use("*", authentication, limitToken);
  return v1.route("/", connectionRoutes).route("/", partnerRoutes).route("/", payEquityRoutes);
}

/** The OpenAPI document of version 1, as it is served and as public/openapi.json holds it. */
export function describeVersionOne() {
  return described(versionOne());
}

/** The door for connectors: everything under /api but the sign-in of people, and the health of this process. */
export function router() {
  const app = new OpenAPIHono<Environment>();

  app.use("*", async (c, next) => {
    const requestId = acceptedId(c.req.header("x-request-id")) ?? randomUUID();
    const started = performance.now();
    c.set("requestId", requestId);
    c.set("locale", localeOf(c.req.header("accept-language")));
    c.header("x-request-id", requestId);
    const address = addressOf(c.env, c.req.header("x-forwarded-for"));
    c.set("origin", { address, userAgent: c.req.header("user-agent")?.slice(0, 300) ?? null });
    if (c.req.path.startsWith("/api/")) await limitAddress(address);
    await next();
    const actor = c.var.actor;
    log().info({ requestId, method: c.req.method, path: c.req.path, status: c.res.status, ms: Math.round(performance.now() - started), tokenId: actor?.id, companyId: actor?.company.id }, "request");
  });

  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => ((await databaseAnswers()) ? c.json({ status: "ready" }) : c.json({ status: "database" }, 503, { "retry-after": "2" })));
  app.route("/api/v1", versionOne());

  app.notFound((c) => problemFor(unknownAddress(app, c.req.method, c.req.path), c));
  app.onError((thrown, c) => {
    const error = toAppError(thrown, c.var.requestId);
    noteRefusal(error, c.var);
    return problemFor(error, c);
  });
  return app;
}

function described(v1: OpenAPIHono<ApiEnvironment>) {
  return v1.getOpenAPI31Document(documentInfo);
}

function problemFor(error: AppError & { allow?: string }, c: { req: { path: string }; var: ApiEnvironment["Variables"] }): Response {
  const headers: Record<string, string> = { "x-request-id": c.var.requestId };
  if (error.code === "rate_limited") headers["retry-after"] = String(error.values.seconds);
  if (error.code === "unavailable") headers["retry-after"] = "2";
  if (error.code === "method_not_allowed") headers.allow = String(error.values.allowed);
  return problemResponse(error, { requestId: c.var.requestId, path: c.req.path, locale: c.var.locale, headers });
}

/** A path that exists under another method is 405 and says which; anything else is 404. */
function unknownAddress(app: OpenAPIHono<Environment>, method: string, path: string): AppError {
  const matching = app.routes.filter((route) => route.method !== "ALL" && asPattern(route.path).test(path)).map((route) => route.method);
  const allowed = [...new Set(matching)].filter((candidate) => candidate !== method);
  return allowed.length > 0 ? new AppError("method_not_allowed", "errors.method_not_allowed", { values: { allowed: allowed.join(", ") } }) : new AppError("not_found");
}

function asPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/:[^/{]+(\{[^}]*\})?|\{[^}]*\}/g, "[^/]+")}$`);
}

function addressOf(bindings: HttpBindings | undefined, forwardedFor: string | undefined): string | null {
  return clientAddress(bindings?.incoming?.socket.remoteAddress, forwardedFor, env().TRUSTED_PROXIES);
}

/** A caller may name its request, so that both logs speak of the same one. */
function acceptedId(given: string | undefined): string | undefined {
  return given && /^[\w.:-]{1,100}$/.test(given) ? given : undefined;
}
