// One fault for every kind of direction rule. The first file of each holds the fault; without a rule it holds what is allowed.

const nothing = "export const nothing = 0;\n";
const imports = (from) => `import { nothing } from "${from}";\nexport const more = nothing;\n`;
const importsType = (from) => `import type { Something } from "${from}";\nexport type More = Something;\n`;
const something = "export type Something = string;\nexport const nothing = 0;\n";

export const planted = [
  { rule: "rank-of-core", files: { "lib/core/low.ts": imports("@/lib/access/high"), "lib/access/high.ts": nothing } },
  { rule: "rank-of-audit", files: { "lib/audit/peer.ts": imports("@/lib/events/peer"), "lib/events/peer.ts": nothing } },
  { rule: "doors-have-handles", files: { "lib/tokens/routes.ts": imports("@/lib/portal/session"), "lib/portal/session.ts": nothing } },
  { rule: "routes-leave-jobs-alone", files: { "lib/partners/routes.ts": imports("@/lib/jobs/task"), "lib/jobs/task.ts": nothing } },
  { rule: "tasks-leave-the-api-alone", files: { "lib/partners/tasks.ts": imports("@/lib/api/app"), "lib/api/app.ts": nothing } },
  { rule: "every-folder-has-a-rank", files: { "lib/events/new.ts": imports("@/lib/unranked/thing"), "lib/unranked/thing.ts": nothing } },
  { rule: "no-cycles", files: { "lib/core/one.ts": 'import "./other";\n', "lib/core/other.ts": 'import "./one";\n' } },
  { rule: "everything-resolves", files: { "lib/core/lost.ts": imports("./nowhere") } },
  { rule: "lib-knows-no-screen", files: { "lib/portal/door.ts": imports("@/components/ui/part"), "components/ui/part.tsx": nothing } },
  { rule: "components-know-no-app", files: { "components/ui/up.tsx": imports("@/app/page"), "app/page.tsx": nothing } },
  { rule: "product-knows-no-tools", files: { "lib/core/tool.ts": imports("@/bench/load"), "bench/load.ts": nothing } },
  { rule: "product-knows-no-seed", files: { "lib/core/seeded.ts": imports("@/prisma/factories"), "prisma/factories.ts": nothing } },
  { rule: "journeys-use-the-browser", files: { "e2e/peek.ts": imports("@/lib/core/known"), "lib/core/known.ts": nothing } },
  { rule: "connector-knows-http-only", files: { "lib/connector/inside.ts": imports("@/lib/tokens/anything"), "lib/tokens/anything.ts": nothing } },
  { rule: "domain-knows-no-framework", files: { "lib/companies/screen.ts": 'import "react";\n' } },
  { rule: "api-session-reads-the-cookie-only", files: { "lib/api/session.ts": 'import "next-auth/jwt";\nimport "next/headers";\n' } },
  { rule: "hono-in-the-api", files: { "lib/companies/web.ts": 'import { Hono } from "hono";\nexport const app = new Hono();\n' } },
  { rule: "app-uses-the-door", files: { "app/query.ts": imports("@/lib/tokens/versions.store"), "lib/tokens/versions.store.ts": nothing } },
  { rule: "components-use-words-only", files: { "components/ui/call.tsx": imports("@/lib/tokens/service"), "lib/tokens/service.ts": nothing } },
  { rule: "components-know-the-api-by-type", files: { "components/ui/api.tsx": imports("@/lib/api/client"), "lib/api/client.ts": something } },
  { rule: "store-is-private", files: { "lib/webhooks/take.ts": imports("@/lib/tokens/store"), "lib/tokens/store.ts": nothing } },
  { rule: "store-is-not-a-door", files: { "lib/webhooks/store.ts": imports("@/lib/tokens/service") } },
  { rule: "rules-are-pure", files: { "lib/webhooks/retry.rules.ts": imports("./kept.store"), "lib/webhooks/kept.store.ts": nothing } },
  { rule: "schema-is-plain", files: { "lib/webhooks/schema.ts": imports("./service"), "lib/webhooks/service.ts": nothing } },
  { rule: "prisma-in-stores", files: { "lib/webhooks/query.ts": 'import pg from "pg";\nexport const client = pg.Client;\n' } },
  { rule: "scope-is-made-by-services", files: { "lib/jobs/scope.ts": imports("@/lib/access/authorize"), "lib/access/authorize.ts": nothing } },
  { files: { "lib/companies/service.ts": imports("@/lib/access/authorize") } },
  { files: { "lib/companies/routes.ts": imports("@/lib/api/app") } },
  { files: { "lib/companies/tasks.ts": imports("@/lib/jobs/task") } },
  { files: { "components/ui/typed.tsx": importsType("@/lib/api/client") } },
  { files: { "lib/webhooks/anything.test.ts": imports("@/lib/tokens/store") } },
];
