// Before a test file: this worker process gets the database that is its own. One file runs at a time in a worker.
const worker = process.env.VITEST_POOL_ID ?? "1";

for (const name of ["DATABASE_URL", "OWNER_DATABASE_URL", "CONNECTOR_DATABASE_URL"]) {
  process.env[name] = process.env[name].replace("{worker}", worker);
}
