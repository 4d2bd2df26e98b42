import fs from "node:fs";
import path from "node:path";
import { router } from "@/lib/api/router";

/** A server action of the build: the id a browser posts, a page that carries it, and where its source stands. */
export type BuiltAction = { name: string; id: string; page: string };

/** Every page and file of the build, by its pattern: "/bedrijf/[company]/api". */
export function builtPages(): string[] {
  const manifest = read<Record<string, string>>("app-paths-manifest.json");
  return Object.keys(manifest).map(patternOf).filter((pattern) => pattern !== "/_not-found").sort();
}

/** Every server action of the build, by "file#name". */
export function builtActions(): BuiltAction[] {
  const { node } = read<{ node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }> }>("server-reference-manifest.json");
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    name: `${filename}#${exportedName}`,
    page: patternOf(`/${(Object.keys(workers)[0] ?? "").replace(/^app\//, "")}`),
  }));
}

/** Every call of the door for connectors, as "GET /api/v1/company". */
export function builtCalls(): string[] {
  const calls = router().routes.filter(({ method }) => method !== "ALL").map(({ method, path: at }) => `${method} ${at.replace(/:(\w+)\{[^}]*\}/g, ":$1")}`);
  return [...new Set(calls)].sort();
}

/** What the build says, without groups such as (portal) and the file's own name. */
function patternOf(key: string): string {
  const pattern = key.replace(/\/(page|route)$/, "").replace(/\/\([^)]+\)/g, "");
  return pattern === "" ? "/" : pattern;
}

function read<Content>(name: string): Content {
  return JSON.parse(fs.readFileSync(path.join(".next", "server", name), "utf8")) as Content;
}
