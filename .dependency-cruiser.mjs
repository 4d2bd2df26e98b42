// The one-way street of ARCHITECTURE.md, as rules: words → rules → store → service → door → screen, and imports run back
// along it only. `npm run check` reads them, and plants a violation of each to prove that it is seen.

/** Lowest first. A folder in lib/ may import those before it, never its peers or those after it. */
const ranks = [
  ["core"],
  ["kvk", "seals"],
  ["access"],
  ["audit", "events"],
  ["accounts"],
  ["organisations"],
  ["companies"],
  ["licences", "agreements", "hirers"],
  ["members"],
  ["registration", "tokens", "partners"],
  ["invitations"],
  ["requests"],
  ["pay-equity"],
  ["webhooks"],
  ["privacy"],
  ["sync"],
  ["api", "portal", "jobs"],
];

const TEST = "\\.test\\.tsx?$";
const PRODUCT = "^(app|components|lib|messages)/";
const SCREEN_PACKAGES = "node_modules/(next|next-auth|next-intl|react|react-dom|react-aria-components|lucide-react|@tanstack)/";

/** Tests may import anything, so no rule is about what a test imports. */
function rule(name, comment, { pathNot = [], ...from }, to) {
  return { name, comment, severity: "error", from: { ...from, pathNot: [TEST, pathNot].flat() }, to };
}

/** One rule per folder: what is beside it or above it is out of reach, but for the two doors' own handles. */
function rankRule(folder, position) {
  const outOfReach = ranks.flatMap((rank, i) => (i > position ? rank : i === position ? rank.filter((peer) => peer !== folder) : []));
  return rule(
    `rank-of-${folder}`,
    "Imports run down the list of ranks only.",
    { path: `^lib/${folder}/`, pathNot: ["[./](routes|tasks)\\.ts$"] },
    { path: `^lib/(${[...outOfReach, "connector"].join("|")})/` },
  );
}

export default {
  forbidden: [
    ...ranks.flatMap((rank, position) => rank.map((folder) => rankRule(folder, position))),
    rule(
      "doors-have-handles",
      "A domain's routes.ts may reach for lib/api, its tasks.ts for lib/jobs/task; nothing else that stands above it.",
      { path: "^lib/(?!api/|portal/|jobs/).*[./](routes|tasks)\\.ts$" },
      { path: "^lib/(api|portal|jobs|connector|sync)/", pathNot: "^lib/(api/|jobs/task\\.ts$)" },
    ),
    rule("routes-leave-jobs-alone", "routes.ts is the connectors' door.", { path: "[./]routes\\.ts$" }, { path: "^lib/jobs/" }),
    rule("tasks-leave-the-api-alone", "tasks.ts is the door for time.", { path: "[./]tasks\\.ts$" }, { path: "^lib/api/" }),
    rule("every-folder-has-a-rank", "A new folder of lib/ takes its place in the list of ranks first.", {}, {
      path: "^lib/",
      pathNot: `^lib/(${[...ranks.flat(), "connector"].join("|")})/`,
    }),
    rule("no-cycles", "Two files that need each other are one file, or hide a third.", {}, { circular: true }),
    rule("everything-resolves", "An import that leads nowhere is checked by no rule.", { path: PRODUCT }, { couldNotResolve: true }),
    rule("lib-knows-no-screen", "lib never reaches out to app or components.", { path: "^(lib|messages)/" }, { path: "^(app|components)/" }),
    rule("components-know-no-app", "Pages place components, never the reverse.", { path: "^components/" }, { path: "^app/" }),
    rule("product-knows-no-tools", "Journeys, benchmarks and scripts stand outside the product.", { path: PRODUCT }, { path: "^(e2e|bench|scripts)/" }),
    rule("product-knows-no-seed", "Factories and the seed stand outside the product.", { path: PRODUCT }, { path: "^prisma/" }),
    rule("journeys-use-the-browser", "A journey sees what a person sees.", { path: "^e2e/[^/]+$" }, { path: "^(app|components|lib)/" }),
    rule("connector-knows-http-only", "The reference connector knows the portal through HTTP.", { path: "^lib/connector/" }, {
      path: "^lib/",
      pathNot: "^lib/(core|connector)/",
    }),
    rule(
      "domain-knows-no-framework",
      "next, next-auth and react stay in app, components and lib/portal; lib/api/session reads the session's cookie.",
      { path: "^lib/", pathNot: ["^lib/portal/", "^lib/api/session\\.ts$"] },
      { path: SCREEN_PACKAGES },
    ),
    rule("api-session-reads-the-cookie-only", "lib/api/session may know next-auth/jwt.", { path: "^lib/api/session\\.ts$" }, {
      path: SCREEN_PACKAGES,
      pathNot: "node_modules/next-auth/jwt",
    }),
    rule(
      "hono-in-the-api",
      "Hono is known to lib/api and to routes.ts.",
      { path: PRODUCT, pathNot: ["^lib/api/", "[./]routes\\.ts$"] },
      { path: "node_modules/(hono|@hono)/", dependencyTypesNot: ["type-only"] },
    ),
    rule("app-uses-the-door", "Pages, actions and routes reach a domain through service or schema.", { path: "^app/" }, {
      path: "^lib/.*[./](store|rules|routes|tasks)\\.ts$",
    }),
    rule("components-use-words-only", "The browser imports schemas and the permission table; no service, store or database.", { path: "^components/" }, {
      path: "^lib/",
      pathNot: "([./]schema\\.ts$|^lib/core/form-state\\.ts$|^lib/access/permissions\\.ts$|^lib/api/)",
    }),
    rule("components-know-the-api-by-type", "The API's types reach the browser, its code does not.", { path: "^components/" }, {
      path: "^lib/api/",
      dependencyTypesNot: ["type-only"],
    }),
    rule("store-is-private", "Only its own folder may use a domain's store.", { path: "^lib/([^/]+)/" }, {
      path: "^lib/.*[./]store\\.ts$",
      pathNot: "^lib/$1/",
    }),
    rule("store-is-not-a-door", "Stores know stores and words, no use cases.", { path: "[./]store\\.ts$" }, {
      path: "^lib/.*[./](service|routes|tasks)\\.ts$",
    }),
    rule("rules-are-pure", "rules.ts decides; it reads no table and no network (eslint keeps the clock out).", { path: "^lib/.*[./]rules\\.ts$" }, {
      path: "(^lib/.*[./](store|service|routes|tasks)\\.ts$|^lib/core/(db|mail|env|log)\\.ts$|^lib/core/prisma/|node_modules/(@prisma|pg)/)",
      dependencyTypesNot: ["type-only"],
    }),
    rule("schema-is-plain", "schema.ts imports zod, other schemas and the words of core only.", { path: "^lib/.*[./]schema\\.ts$" }, {
      path: ".",
      pathNot: "([./]schema\\.ts$|^lib/core/(page|words|input)\\.ts$|^lib/access/permissions\\.ts$|node_modules/(zod|@hono/zod-openapi)/)",
    }),
    rule(
      "prisma-in-stores",
      "Prisma and pg are known to stores and lib/core; the connector has a database of its own, the worker a connection of its own.",
      { path: PRODUCT, pathNot: ["^lib/core/", "^lib/connector/database\\.ts$", "^lib/jobs/beacon\\.ts$", "[./]store\\.ts$"] },
      { path: "(^lib/core/prisma/|node_modules/(@prisma|pg)/)" },
    ),
    rule(
      "scope-is-made-by-services",
      "Only services and stores may name a Scope.",
      { path: PRODUCT, pathNot: ["[./](service|store)\\.ts$", "^lib/access/"] },
      { path: "^lib/access/authorize\\.ts$" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(lib/core/prisma/internal/|lib/core/prisma/models/|\\.next/)" },
    tsPreCompilationDeps: true, // a type-only import is still a direction
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { conditionNames: ["import", "types", "default"], exportsFields: ["exports"], mainFields: ["module", "main", "types"] },
  },
};
