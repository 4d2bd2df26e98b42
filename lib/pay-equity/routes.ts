import { gunzipSync } from "node:zlib";
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { answer, api, tokenSecurity, commonProblems, page, problems, type ReadyDocument, sendDocument, takesGzip } from "@/lib/api/app";
import { AppError } from "@/lib/core/errors";
import { gzipAround } from "@/lib/core/gzip";
import { PageQuery } from "@/lib/core/page";
import { Clocks, PayEquity, PayEquityFilter, PayEquityListed, PayEquityPdf, Position, Version } from "./schema";
import * as shown from "./shown.service";

const Id = z.object({ id: z.string() });
const Numbered = Id.extend({ number: z.string() });
const PositionPath = Id.extend({ positionId: z.string() });

const listPayEquity = createRoute({
  method: "get",
  path: "/pay-equity",
  summary: "Haal de inlenersbeloningen op, elk in de versie die geldt.",
  description: "Recht: pay-equity:read.",
  security: tokenSecurity,
  request: { query: PageQuery.extend(PayEquityFilter.shape) },
  responses: { 200: page(PayEquityListed, "Wat met deze werkmaatschappij gedeeld is."), ...problems("malformed", ...commonProblems) },
});

const getPayEquity = createRoute({
  method: "get",
  path: "/pay-equity/{id}",
  summary: "Haal een inlenersbeloning op (of een versie ervan).",
  description: "Recht: pay-equity:read. Geeft de versie die op `asOf` geldt, naar wat op `knownAt` bekend was.",
  security: tokenSecurity,
  request: { params: Id, query: Clocks },
  responses: { 200: answer(PayEquity, "De versie die geldt."), ...problems("not_found", "no_version_applies", ...commonProblems) },
});

const listVersions = createRoute({
  method: "get",
  path: "/pay-equity/{id}/versions",
  summary: "Haal alle versies van een inlenersbeloning op.",
  description: "Recht: pay-equity:read.",
  security: tokenSecurity,
  request: { params: Id },
  responses: { 200: page(Version, "Versies op nummer."), ...problems("not_found", ...commonProblems) },
});

const getVersion = createRoute({
  method: "get",
  path: "/pay-equity/{id}/versions/{number}",
  summary: "Haal één versie van een inlenersbeloning op.",
  description: "Recht: pay-equity:read.",
  security: tokenSecurity,
  request: { params: Numbered },
  responses: { 200: answer(PayEquity, "De versie."), ...problems("not_found", "gone", ...commonProblems) },
});

const getVersionPdf = createRoute({
  method: "get",
  path: "/pay-equity/{id}/versions/{number}/pdf",
  summary: "Haal een PDF van een inlenersbeloning op (base64 string format).",
  description: "Recht: pay-equity:pdf. Met `Accept: application/pdf` krijg je de bytes zelf.",
  security: tokenSecurity,
  request: { params: Numbered },
  responses: {
    200: { description: "De PDF.", content: { "application/json": { schema: PayEquityPdf }, "application/pdf": { schema: z.string() } } },
    ...problems("not_found", "gone", ...commonProblems),
  },
});

const listPositions = createRoute({
  method: "get",
  path: "/partners/{id}/positions",
  summary: "Haal alle functies op die gedeeld zijn in inlenersbeloningen door één specifieke inlener aan één specifieke werkmaatschappij.",
  description: "Recht: positions:list.",
  security: tokenSecurity,
  request: { params: Id },
  responses: { 200: page(Position, "Functies die deze partner deelt."), ...problems("not_found", ...commonProblems) },
});

const getPosition = createRoute({
  method: "get",
  path: "/partners/{id}/positions/{positionId}",
  summary: "Haal een functie op die gedeeld is in inlenersbeloningen door één specifieke inlener aan één specifieke werkmaatschappij.",
  description: "Recht: positions:read.",
  security: tokenSecurity,
  request: { params: PositionPath },
  responses: { 200: answer(Position, "De functie."), ...problems("not_found", ...commonProblems) },
});

export const payEquityRoutes = api()
  .openapi(listPayEquity, async (c) => c.json(await shown.listPayEquity(c.var.actor, c.var.actor.company.slug, c.req.valid("query")), 200))
  .openapi(listVersions, async (c) => {
    const items = await shown.listVersions(c.var.actor, c.var.actor.company.slug, c.req.valid("param").id);
    return c.json({ items, nextCursor: null }, 200);
  })
  .openapi(listPositions, async (c) => {
    const { id } = c.req.valid("param");
    const items = await shown.listPositions(c.var.actor, c.var.actor.company.slug, id);
    return c.json({ items, nextCursor: null }, 200);
  })
  .openapi(getPosition, async (c) => {
    const { id, positionId } = c.req.valid("param");
    return c.json(await shown.getPosition(c.var.actor, c.var.actor.company.slug, id, positionId), 200);
  })
  .openapi(getPayEquity, async (c) => {
    const gzipped = takesGzip(c);
    const document = await shown.getPayEquity(c.var.actor, c.var.actor.company.slug, c.req.valid("param").id, c.req.valid("query"), gzipped);
    return sendDocument(c, ready(document, gzipped));
  })
  .openapi(getVersion, async (c) => {
    const { id, number } = c.req.valid("param");
    const gzipped = takesGzip(c);
    const document = await shown.getVersion(c.var.actor, c.var.actor.company.slug, id, versionNumber(number), gzipped);
    return sendDocument(c, ready(document, gzipped));
  })
  .openapi(getVersionPdf, async (c) => {
    const { id, number } = c.req.valid("param");
    const { bytes, ...pdf } = await shown.getVersionPdf(c.var.actor, c.var.actor.company.slug, id, versionNumber(number));
    return sendDocument(c, {
      etag: pdf.sha256,
      contentType: wantsPdf(c.req.header("accept")) ? "application/pdf" : "application/json",
      filename: pdf.filename,
      body: wantsPdf(c.req.header("accept")) ? bytes : Buffer.from(JSON.stringify(pdf)),
    });
  });

/** The stored message goes into the answer as bytes, packed or plain; only what is said about it is written here. */
function ready({ content, ...document }: shown.ShownVersion, gzipped: boolean): ReadyDocument {
  const { number, revision, sha256, state } = document.version;
  const head = `${JSON.stringify(document).slice(0, -1)},"content":`;
  const etag = `${number}.${revision}.${state}.${sha256.slice(0, 32)}`;
  const packed = gzipped ? gzipAround(head, content, "}") : null;
  if (packed) return { etag, contentType: "application/json", encoding: "gzip", body: packed };

  const plain = gzipped ? gunzipSync(content) : content; // packed before this could be done
  return { etag, contentType: "application/json", body: Buffer.concat([Buffer.from(head), plain, Buffer.from("}")]) };
}

function versionNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new AppError("not_found");
  return Number(text);
}

function wantsPdf(accept: string | undefined): boolean {
  return (accept ?? "").split(",").some((type) => type.trim().startsWith("application/pdf"));
}
