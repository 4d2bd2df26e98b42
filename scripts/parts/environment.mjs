// What the server, the worker, the operator's command line and the seed find in their environment. README lists every name.
import { applicationKeys, sealKeys } from "./keys.mjs";
import { Refusal } from "./paths.mjs";

/** Nothing here speaks to the makers of its tools. */
const quiet = { NEXT_TELEMETRY_DISABLED: "1" };

/** Production brings its own database; without one the embedded default is used. */
export function hasOwnDatabase() {
  return Boolean(process.env.DATABASE_URL);
}

/** The port of the portal. @throws Refusal when PORT is no port */
export function portalPort() {
  const port = Number(process.env.PORT || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Refusal(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`);
}

/** Where it answers on this machine; people may know it by another address, APP_URL. */
export function localAddress() {
  return `http://localhost:${portalPort()}`;
}

/**
 * The environment on the embedded default: what the person set wins, except for the database.
 * The owner's URL is not in it: only the migrations know that.
 */
export function embeddedEnvironment(cluster, dataDir) {
  return withoutOwner({
    ...quiet,
    PORTAL_MODE: "demo",
    APP_URL: localAddress(),
    ...applicationKeys(dataDir),
    ...process.env,
    PORT: String(portalPort()),
    DATA_DIR: dataDir,
    DATABASE_URL: cluster.url("portal_app"),
    CONNECTOR_DATABASE_URL: cluster.url("portal_connector"),
  });
}

/**
 * The environment with a database of one's own; the application checks the rest itself. Whoever gives no certificate for the
 * seal gets one that vouches for itself, which every document then says.
 */
export function ownEnvironment(dataDir) {
  const seal = process.env.SEAL_CERTIFICATE ? {} : sealKeys(dataDir);
  return withoutOwner({ ...quiet, PORTAL_MODE: "production", ...seal, ...process.env, PORT: String(portalPort()), DATA_DIR: dataDir });
}

/** Who owns the tables, and who the application is. */
export function migrationRoles(cluster) {
  if (cluster) return { ownerUrl: cluster.url("portal_owner"), appRole: "portal_app" };

  const { DATABASE_URL, OWNER_DATABASE_URL } = process.env;
  return { ownerUrl: OWNER_DATABASE_URL || DATABASE_URL, appRole: roleOf(DATABASE_URL) };
}

function roleOf(url) {
  const role = URL.canParse(url) ? decodeURIComponent(new URL(url).username) : "";
  if (role) return role;
  throw new Refusal("DATABASE_URL must have the form postgresql://role:password@host:port/database.");
}

function withoutOwner({ OWNER_DATABASE_URL, ...environment }) {
  return environment;
}
