import type { HttpBindings } from "@hono/node-server";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { routePath } from "hono/route";
import { randomUUID } from "node:crypto";
import { verificationRoutes } from "@/lib/agreements/verification.routes";
import { clientAddress } from "@/lib/core/address";
import { now } from "@/lib/core/clock";
import { databaseAnswers } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { localeOf } from "@/lib/core/words";
import { partnerRoutes } from "@/lib/partners/routes";
import { versionPapers } from "@/lib/pay-equity/pdfs.service";
import { payEquityRoutes } from "@/lib/pay-equity/routes";
import { connectionRoutes } from "@/lib/tokens/routes";
import { looksSecret, maskedPath } from "@/lib/tokens/usage.rules";
import { noteCall } from "@/lib/tokens/usage.service";
import { api, type ApiEnvironment } from "./app";
import { authentication, isBearer } from "./authentication";
import { limitedBody, plainBody, readableBody } from "./bodies";
import { limitAddress, limitToken, rateHeaders } from "./limits";
import { oauthProblem, oauthRoutes } from "./oauth";
import { documentInfo, securitySchemes } from "./openapi";
import { BEARER_CHALLENGE, problemResponse, toAppError } from "./problem";
import { noteRefusal } from "./refusals";
import { rightOf } from "./rights";

/** Where a pair is exchanged for a Bearer; its refusals are written as OAuth writes them. */
const TOKEN_PATH = "/api/oauth/token";

type Environment = ApiEnvironment & { Bindings: HttpBindings };

/** All contracts of version 1, as they are served and as they are documented. */
export function versionOne() {
  const v1 = api();
  for (const [name, scheme] of Object.entries(securitySchemes)) v1.openAPIRegistry.registerComponent("securitySchemes", name, scheme);
  v1.get("/openapi.json", (c) => c.json(described(v1), 200, { "cache-control": "public, max-age=300" }));
  v1.use("*", authentication, limitToken, limitedBody, readableBody);
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
    c.set("origin", { address: addressOf(c.env, c.req.header("x-forwarded-for")), userAgent: c.req.header("user-agent")?.slice(0, 300) ?? null });
    c.set("rates", []);
    c.header("x-request-id", requestId);
    await next();
    for (const [name, value] of Object.entries(rateHeaders(c.var.rates))) c.res.headers.set(name, value);
    noteAnswer(c, routePath(c as Context, -1), Math.round(performance.now() - started));
  });
  app.use("/api/*", limitAddress, plainBody);

  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => ((await databaseAnswers()) ? c.json({ status: "ready" }) : c.json({ status: "database" }, 503, { "retry-after": "2" })));
  app.route("/api/v1", versionOne());
  app.route("/api/oauth", oauthRoutes);

  app.route("/", verificationRoutes(versionPapers));

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

function problemFor(error: AppError, c: Context<Environment>): Response {
  const headers: Record<string, string> = { "x-request-id": c.var.requestId };
  if (error.code === "rate_limited") headers["retry-after"] = String(error.values.seconds);
  if (error.code === "unavailable") headers["retry-after"] = "2";
  if (error.code === "method_not_allowed") headers.allow = String(error.values.allowed);
  c.set("problem", error.code);
  if (c.req.path === TOKEN_PATH && error.code !== "method_not_allowed") return oauthProblem(error, c.var.locale, headers);

  if (error.code === "invalid_credentials" && isBearer(c.req.header("authorization"))) headers["www-authenticate"] = BEARER_CHALLENGE;
  return problemResponse(error, { requestId: c.var.requestId, path: c.req.path, locale: c.var.locale, headers });
}

type Answered = { req: { path: string; url: string; method: string; header: (name: string) => string | undefined }; res: Response; var: ApiEnvironment["Variables"] };

/** One line in the log of the process, and one in the log of the token whose secret proved right. */
function noteAnswer(c: Answered, route: string, durationMs: number): void {
  const { requestId, caller, actor, origin, problem } = c.var;
  const path = maskedPath(c.req.path, new URL(c.req.url).searchParams.keys());
  const { method } = c.req;
  const { status } = c.res;
  log().info({ requestId, method, path, status, ms: durationMs, tokenId: caller?.tokenId, companyId: caller?.companyId }, "request");
  if (!caller) return;

  const permission = rightOf(route);
  const told = { requestId, at: now(), method, path, status, code: problem ?? null, durationMs, address: origin.address, agent: origin.userAgent };
  noteCall({ caller, letIn: Boolean(actor), permission, ...told });
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
  return given && /^[\w.:-]{1,100}$/.test(given) && !looksSecret(given) ? given : undefined;
}
