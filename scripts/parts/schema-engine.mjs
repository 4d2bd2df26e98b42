// Prisma's own schema engine as WebAssembly from npm, over its driver adapter for pg: migrations without a download.
// Prisma's command line wants to fetch a native engine; this does the same work with the same `_prisma_migrations` table.
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import pg from "pg";
import { migrationsFolder, Refusal, schemaFolder } from "./paths.mjs";
import { withClient } from "./roles.mjs";

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** The engine wants to read for which database the migrations are: always the same. */
const LOCK_FILE = { path: "migration_lock.toml", content: 'provider = "postgresql"\n' };

/** Applies the migrations that this database does not have yet. Gives back their names. */
export async function applyMigrations(url) {
  return withEngine(url, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrationsList(), filters: NO_FILTERS });
    return appliedMigrationNames;
  });
}

/** The SQL from the committed migrations to prisma/schema. Empty when there is no difference. Needs a role that may make databases. */
export async function differenceFromMigrations(url) {
  return withEngine(url, async (engine) => {
    const from = { tag: "migrations", ...migrationsList() };
    const to = { tag: "schemaDatamodel", files: schemaFiles() };
    const { stdout, exitCode } = await engine.diff({ from, to, script: true, exitCode: true, filters: NO_FILTERS });
    return exitCode === 2 ? stdout : "";
  });
}

async function withEngine(url, work) {
  const engineModule = await loadEngine();
  const datamodels = schemaFiles().map(({ path: file, content }) => [file, content]);
  const adapter = new MigrationAdapter(url);
  let engine;
  try {
    engine = await engineModule.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter));
    return await work(engine);
  } catch (cause) {
    throw new Refusal(`The migrations do not pass: ${cause?.message ?? cause}`, { cause });
  } finally {
    engine?.free();
    await adapter.close();
  }
}

let loaded;

/** The same steps as Prisma's own loader. */
function loadEngine() {
  loaded ??= (async () => {
    globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) };
    const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
    const compiled = await WebAssembly.compile(fs.readFileSync(path.join(path.dirname(file), "schema_engine_bg.wasm")));
    const { exports } = await WebAssembly.instantiate(compiled, { "./schema_engine_bg.js": bindings });
    bindings.__wbg_set_wasm(exports);
    exports.__wbindgen_start?.();
    return bindings;
  })();
  return loaded;
}

function schemaFiles() {
  const names = fs.readdirSync(schemaFolder).filter((name) => name.endsWith(".prisma"));
  return names.sort().map((name) => {
    const file = path.join(schemaFolder, name);
    return { path: file, content: fs.readFileSync(file, "utf8") };
  });
}

function migrationsList() {
  const entries = fs.existsSync(migrationsFolder) ? fs.readdirSync(migrationsFolder, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: migrationsFolder,
    shadowDbInitScript: "",
    lockfile: LOCK_FILE,
    migrationDirectories: names.sort().map((name) => {
      const value = fs.readFileSync(path.join(migrationsFolder, name, "migration.sql"), "utf8");
      return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok", value } } };
    }),
  };
}

/** PrismaPg with the four corrections that the engine needs; see DECISIONS.md. */
class MigrationAdapter extends PrismaPg {
  constructor(url) {
    super(poolFor(url));
    this.migrationUrl = url;
    this.connections = [];
  }

  async connect() {
    const connection = corrected(await super.connect());
    this.connections.push(connection);
    return connection;
  }

  /** The engine leaves its connections open. */
  async close() {
    await Promise.all(this.connections.map((connection) => connection.dispose()));
  }

  /** PrismaPg has no shadow database of its own: one is made beside the database, and dropped when the engine lets go. */
  async connectToShadowDb() {
    const name = `shadow_${process.pid}_${Date.now()}`;
    await withClient(this.migrationUrl, (client) => client.query(`CREATE DATABASE "${name}"`));
    const adapter = corrected(await new PrismaPg(poolFor(withDatabase(this.migrationUrl, name))).connect());
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await withClient(this.migrationUrl, (client) => client.query(`DROP DATABASE "${name}" WITH (FORCE)`));
    };
    return adapter;
  }
}

function withDatabase(url, name) {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

const poolFor = (connectionString) => ({ connectionString, Client: CatalogClient, max: 2 });

/** The catalogue's type "char" (18, in lists 1002) is unknown to adapter-pg: shown to it as text. */
class CatalogClient extends pg.Client {
  query(...args) {
    const last = args.length - 1;
    const callback = args[last];
    if (typeof callback === "function") args[last] = (error, result) => callback(error, error ? result : charAsText(result));
    const answer = super.query(...args);
    return typeof answer?.then === "function" ? answer.then(charAsText) : answer;
  }
}

function charAsText(result) {
  for (const one of [result].flat()) {
    for (const field of one?.fields ?? []) field.dataTypeID = { 18: 25, 1002: 1009 }[field.dataTypeID] ?? field.dataTypeID;
  }
  return result;
}

/**
 * PostgreSQL 18 lists NOT NULL among the constraints, and the engine reads `constraint_type` as a Char.
 * A migration goes to the server whole: adapter-pg would cut it at every ";", through the body of a trigger.
 */
function corrected(adapter) {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.executeScript = async (sql) => void (await adapter.client.query(sql));
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    result.columnNames.forEach((name, column) => {
      if (name === "constraint_type") result.columnTypes[column] = ColumnTypeEnum.Character;
    });
    return result;
  };
  return adapter;
}
