// public/openapi.json: made from the contracts in routes.ts, committed, so that a change of the API shows in review.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundleOptions } from "./bundle.mjs";
import { buildFolder, root } from "./paths.mjs";

export const apiDocumentFile = path.join(root, "public", "openapi.json");

const ENTRY = `
  import { documentInfo } from "@/lib/api/openapi";
  import { versionOne } from "@/lib/api/router";
  export const apiDocument = versionOne().getOpenAPI31Document(documentInfo(""));
`;

/** The document as text. Its server is an address without a host, so that it is the same on every machine. */
export async function makeApiDocument() {
  const esbuild = await import("esbuild");
  const outfile = path.join(buildFolder, "api-document.js");
  const stdin = { contents: ENTRY, resolveDir: root, loader: "ts" };
  await esbuild.build({ ...bundleOptions([]), entryPoints: undefined, outdir: undefined, stdin, outfile });
  const { apiDocument } = await import(pathToFileURL(outfile).href);
  return `${JSON.stringify(apiDocument, null, 2)}\n`;
}
