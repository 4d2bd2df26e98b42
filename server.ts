import { getRequestListener } from "@hono/node-server";
import next from "next";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { publishAgreementText } from "@/lib/agreements/service";
import { router } from "@/lib/api/router";
import { closeConnector } from "@/lib/connector/database";
import { connectorExists } from "@/lib/connector/service";
import { resumePending } from "@/lib/connector/webhooks.service";
import { closeDatabase } from "@/lib/core/db";
import { env, isProduction } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { guard } from "@/lib/core/requests";
import { writeCalls } from "@/lib/tokens/usage.service";
import { sealIsReady } from "@/lib/seals/service";

/** One HTTP server with two doors: connectors go to Hono, people to Next, but for a file to check: that comes in as a stream. */
const CONNECTOR_PATHS = /^\/(api\/(v1|setu|oauth|live)|healthz|readyz|controleer\/upload)(\/|\?|$)/;

/** How long requests under way may take to finish when the process is asked to end. Milliseconds. */
const GRACE = 10_000;

const { PORT, PORTAL_DEV, APP_URL } = env();
const server = createServer();
await publishAgreementText();
if (!sealIsReady()) log().warn("SEAL_CERTIFICATE and SEAL_KEY are missing: nobody can sign");
const pages = next({ dev: PORTAL_DEV, dir: process.cwd(), hostname: "localhost", port: PORT, httpServer: server });
await pages.prepare();

const toPages = pages.getRequestHandler();
const toApi = getRequestListener(router().fetch);

server.on("request", (request: IncomingMessage, response: ServerResponse) => {
  const refusal = guard({ method: request.method ?? "GET", url: request.url ?? "/", headers: request.headers }, APP_URL);
  if (refusal) {
    response.writeHead(refusal.status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", connection: "close" }).end(refusal.words);
    return;
  }

  // What the pages know of the socket; a stranger's header of this name is overwritten.
  request.headers["x-portal-address"] = request.socket.remoteAddress ?? "";
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "same-origin");
  if (APP_URL.startsWith("https://")) response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
  const handled = CONNECTOR_PATHS.test(request.url ?? "") ? toApi(request, response) : toPages(request, response);
  Promise.resolve(handled).catch((cause: unknown) => {
    log().error({ err: cause }, "a request failed outside its door");
    if (!response.headersSent) response.writeHead(500).end();
  });
});

server.requestTimeout = 30_000;
server.headersTimeout = 10_000;
server.listen(PORT, isProduction() ? undefined : "127.0.0.1", () => {
  log().info({ port: PORT, mode: env().PORTAL_MODE }, "server ready");
  process.send?.("ready");
  if (connectorExists()) void resumePending(null).catch((cause: unknown) => log().error({ err: cause }, "the connector's waiting webhooks were not resumed"));
});

let ending = false;
function end(): void {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(0), PORTAL_DEV ? 0 : GRACE).unref();
  server.close(() => void writeCalls().then(() => Promise.allSettled([closeDatabase(), closeConnector()])).then(() => process.exit(0)));
  server.closeIdleConnections();
}

process.on("SIGTERM", end);
process.on("SIGINT", end);
process.on("disconnect", end);
