import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { resealSecondFactors } from "@/lib/accounts/keys.service";
import { createUser, operatorFor } from "@/lib/accounts/service";
import { NewUser } from "@/lib/accounts/schema";
import { apiPermissions, type Role } from "@/lib/access/permissions";
import { checkEvidence } from "@/lib/agreements/evidence.service";
import { listTexts, publishNextText } from "@/lib/agreements/publishing.service";
import { PublishInput } from "@/lib/agreements/schema";
import { checkAllChains, sealEntries } from "@/lib/audit/seals.service";
import { closeDatabase, asSystem } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/input";
import { wordsIn } from "@/lib/core/words";
import { findOrganisationId } from "@/lib/organisations/service";
import { erasePerson, exportPerson } from "@/lib/privacy/service";
import { resealWebhookKeys } from "@/lib/tokens/keys.service";
import { offeredPermissions } from "@/lib/tokens/rules";
import { NewToken } from "@/lib/tokens/schema";
import { createToken } from "@/lib/tokens/service";

/** The operator's command line: what an operator does for a customer, by the same services and rules as the portal. */
const HELP = `portal: the operator's command line

  token:create --company SLUG --name NAME --scopes all|a,b    makes a token; prints {"token","secret","webhookSecret"} once
  user:create  --email E --name NAME --organisation SLUG [--company SLUG] --role organisation-admin|company-admin|reader
               makes an account; the password is read from standard input, one line
  person:export EMAIL    everything that is kept of a person, as JSON (AVG art. 15)
  person:erase  EMAIL    erases a person's account; refused for the last admin of an organisation
  audit:verify           checks the seals of every organisation's log; code 1 when one does not hold
  agreement:publish VERSION --deadline YYYY-MM-DD [--file PATH] [--clause 9.3]
               publishes the next text of the API agreement: the one this release holds under VERSION, or a file of your own.
               The clause says what happens to running tokens. Admins of every organisation that signed are mailed
  agreement:list
               the published texts, with their last day of signing and how many organisations signed
  agreement:check --organisation SLUG
               checks an organisation's signatures against their own bytes; ends with 1 when one of them does not hold
  keys:rotate
               seals webhook keys, second factors and the log anew under the first key of ENCRYPTION_KEYS, while the portal runs. Put the
               new key in front and restart first; take the old one away once this says that nothing was left. May be run again
  help         this text

Rights: ${apiPermissions.join(", ")}
`;

const roles: Record<string, Role> = { "organisation-admin": "ORGANISATION_ADMIN", "company-admin": "COMPANY_ADMIN", reader: "READER" };

const commands: Record<string, (values: Record<string, string | undefined>, first: string) => Promise<string>> = {
  "token:create": async ({ company = "", name, scopes = "" }) => {
    const operator = await operatorFor(company);
    const kind = operator.places[0]?.organisation.kind ?? "AGENCY";
    const permissions = scopes === "all" ? offeredPermissions(kind) : scopes.split(",").filter(Boolean);
    const { token, secret, webhookSecret } = await createToken(operator, company, parseInput(NewToken, { name, permissions }));
    return JSON.stringify({ token, secret, webhookSecret });
  },
  "user:create": async ({ email, name, organisation = "", company, role = "" }) => {
    const person = parseInput(NewUser, { email, name, password: await firstLine() });
    const place = await placeOf(organisation, company);
    const known = roles[role];
    if (!known) throw new AppError("invalid_input", "errors.invalid_input", { fields: [{ path: "role", key: "errors.notAChoice" }] });
    return JSON.stringify({ userId: await createUser({ ...person, ...place, role: known }) });
  },
  "person:export": async (_values, email) => JSON.stringify(await exportPerson(email.toLowerCase()), null, 2),
  "person:erase": async (_values, email) => {
    await erasePerson(email.toLowerCase());
    return JSON.stringify({ erased: true });
  },
  "audit:verify": async () => {
    const chains = await checkAllChains();
    if (chains.some(({ check }) => check.faultCount > 0)) process.exitCode = 1;
    return chains.map(({ chain, check }) => JSON.stringify({ chain, ...check })).join("\n");
  },
  "agreement:publish": async ({ deadline, file, clause }, version) => {
    const source = file === undefined ? undefined : (await readFile(file, "utf8")).replaceAll("\r\n", "\n");
    return JSON.stringify(await publishNextText(parseInput(PublishInput, { version, deadline, clause, source })));
  },
  "agreement:list": async () => JSON.stringify(await listTexts(), null, 2),
  "agreement:check": async ({ organisation = "" }) => {
    const { organisationId } = await placeOf(organisation, undefined);
    const { signatures, fault } = await checkEvidence(organisationId);
    if (fault) throw new AppError("conflict", "errors.evidenceBroken", { values: fault });
    return JSON.stringify({ organisation, signatures, fault });
  },
  // Sealing the log marks the heads of its chains anew as well.
  "keys:rotate": async () => JSON.stringify({ webhookKeys: await resealWebhookKeys(), secondFactors: await resealSecondFactors(), auditEntriesSealed: await sealEntries() }),
  help: async () => HELP,
};

async function placeOf(organisation: string, company: string | undefined): Promise<{ organisationId: string; companyId: string | null }> {
  const organisationId = await asSystem((tx) => findOrganisationId(tx, organisation));
  if (!organisationId) throw new AppError("not_found");
  if (!company) return { organisationId, companyId: null };

  const within = (await operatorFor(company)).places.find((place) => place.organisation.id === organisationId);
  const found = within?.companies.find((candidate) => candidate.slug === company);
  if (!found) throw new AppError("not_found");
  return { organisationId, companyId: found.id };
}

async function firstLine(): Promise<string> {
  let typed = "";
  for await (const chunk of process.stdin) typed += String(chunk);
  return typed.split("\n")[0] ?? "";
}

/** @returns the exit code: 0 done, 1 refused, 2 not understood */
async function run(): Promise<number> {
  const options = { company: { type: "string" }, name: { type: "string" }, scopes: { type: "string" }, email: { type: "string" }, organisation: { type: "string" }, role: { type: "string" }, deadline: { type: "string" }, file: { type: "string" }, clause: { type: "string" } } as const;
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const command = commands[positionals[0] ?? "help"];
    if (!command) throw new TypeError(`There is no command ${positionals[0]}. See: portal help`);
    process.stdout.write(`${(await command(values, positionals[1] ?? "")).trimEnd()}\n`);
    return 0;
  } catch (thrown) {
    return refuse(thrown);
  }
}

function refuse(thrown: unknown): number {
  if (!(thrown instanceof AppError)) {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    return 2;
  }
  const say = wordsIn("nl");
  const fields = thrown.fields.map((field) => `  ${field.path}: ${say(field.key, field.values)}`);
  process.stderr.write(`${[say(thrown.key, thrown.values), ...fields].join("\n")}\n`);
  return 1;
}

process.exitCode = Math.max(await run(), Number(process.exitCode ?? 0));
await closeDatabase();
