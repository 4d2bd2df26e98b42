import { z } from "zod";

/**
 * The whole configuration, read once and checked. Nothing else in the product reads process.env.
 * `npm start` fills it in on a fresh machine; README lists every name.
 */
const Environment = z
  .object({
    PORTAL_MODE: z.enum(["demo", "production", "test"]),
    PORTAL_DEV: z.string().optional().transform((value) => value === "1"),
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    DATA_DIR: z.string().default(".data"),
    APP_URL: z.url().transform((url) => url.replace(/\/$/, "")),
    DATABASE_URL: z.string().min(1),
    CONNECTOR_DATABASE_URL: z.string().optional(),
    CONNECTOR_KEY: z.string().optional(),
    AUTH_SECRET: z.string().min(32, "AUTH_SECRET needs at least 32 characters of chance"),
    ENCRYPTION_KEYS: z.string().regex(/^[\w-]+:[A-Za-z0-9+/]{43}=(,[\w-]+:[A-Za-z0-9+/]{43}=)*$/, "ENCRYPTION_KEYS is a list of name:base64 of 32 bytes"),
    SEAL_CERTIFICATE: z.string().optional().transform(asPem),
    SEAL_KEY: z.string().optional().transform(asPem),
    SMTP_URL: z.string().optional(),
    MAIL_FROM: z.string().default("Inlenersbeloning <portal@inlenersbeloning.example>"),
    WEBHOOK_ALLOW_CIDRS: z.string().default(""),
    WEBHOOK_ALLOW_PORTS: z.string().default(""),
    TRUSTED_PROXIES: z.string().default(""),
    KVK_API_KEY: z.string().trim().optional().transform((key) => key || undefined),
    KVK_API_URL: z.url({ protocol: /^https?$/ }).default("https://api.kvk.nl/api").transform((url) => url.replace(/\/$/, "")),
    RATE_LIMIT_PER_MINUTE: z.coerce.number().int().positive().default(600),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  })
  .superRefine((environment, context) => {
    if (!environment.SEAL_CERTIFICATE !== !environment.SEAL_KEY) context.addIssue({ code: "custom", path: ["SEAL_KEY"], message: "goes together with SEAL_CERTIFICATE" });
    if (environment.PORTAL_MODE !== "production") return;
    if (!environment.APP_URL.startsWith("https://")) context.addIssue({ code: "custom", path: ["APP_URL"], message: "must be https in production" });
    if (!environment.KVK_API_URL.startsWith("https://")) context.addIssue({ code: "custom", path: ["KVK_API_URL"], message: "must be https in production" });
    if (!environment.SMTP_URL) context.addIssue({ code: "custom", path: ["SMTP_URL"], message: "is needed in production" });
  });
export type Environment = z.infer<typeof Environment>;

let known: Environment | undefined;

/**
 * The configuration of this process.
 *
 * @throws Error naming every wrong variable, never its value
 */
export function env(): Environment {
  known ??= read();
  return known;
}

/** True where the pages run without the developer's embedded helpers (no seed, no /dev/mail). */
export function isProduction(): boolean {
  return env().PORTAL_MODE === "production";
}

/** PEM as it is, or on one line in base64 for whoever cannot pass on line breaks. */
function asPem(value: string | undefined): string | undefined {
  if (!value || value.includes("-----BEGIN")) return value || undefined;
  return Buffer.from(value, "base64").toString();
}

function read(): Environment {
  const parsed = Environment.safeParse({ ...process.env, PORTAL_MODE: process.env.PORTAL_MODE ?? (process.env.DATABASE_URL ? "production" : "demo") });
  if (parsed.success) return parsed.data;

  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The configuration is not right. ${faults.join("; ")}`);
}
