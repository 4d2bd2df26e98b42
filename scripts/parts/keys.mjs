// The keys of the embedded default: made once, kept in DATA_DIR/keys where only the owner can read them, never in a backup.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { selfSignedCertificate } from "./certificate.mjs";
import { readIfThere, writeWhole } from "./paths.mjs";

/** Passwords of the embedded cluster's roles. Hex, so that they need no escaping in a URL. */
export function databasePasswords(dataDir) {
  const password = () => randomBytes(24).toString("hex");
  return {
    postgres: key(dataDir, "postgres-superuser", password),
    portal_owner: key(dataDir, "postgres-owner", password),
    portal_app: key(dataDir, "postgres-app", password),
    portal_connector: key(dataDir, "postgres-connector", password),
  };
}

/** What the application needs besides a database, as environment variables. */
export function applicationKeys(dataDir) {
  const key32 = () => randomBytes(32).toString("base64");
  return {
    AUTH_SECRET: key(dataDir, "auth-secret", key32),
    ENCRYPTION_KEYS: key(dataDir, "encryption-keys", () => `k${randomBytes(3).toString("hex")}:${key32()}`),
    CONNECTOR_KEY: key(dataDir, "connector-key", key32),
    ...sealKeys(dataDir),
  };
}

/** What seals signed documents where nobody gave a certificate: a key and a certificate that vouches for itself. */
export function sealKeys(dataDir) {
  const both = key(dataDir, "seal", () => {
    const { certificate, key } = selfSignedCertificate("Inlenersbeloning, zelf ondertekend zegel");
    return `${certificate}${key}`.trim();
  });
  const [certificate, privateKey] = both.split(/(?=-----BEGIN PRIVATE KEY-----)/);
  return { SEAL_CERTIFICATE: certificate, SEAL_KEY: `${privateKey}\n` };
}

function key(dataDir, name, make) {
  const folder = path.join(dataDir, "keys");
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, name);
  const known = readIfThere(file)?.trim();
  if (known) return known;

  writeWhole(file, `${make()}\n`, 0o600);
  return readIfThere(file).trim();
}
