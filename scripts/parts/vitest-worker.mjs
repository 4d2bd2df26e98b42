// Before a test file: this worker process gets the database that is its own, one file at a time, and property tests their seed.
import fc from "fast-check";

const worker = process.env.VITEST_POOL_ID ?? "1";

for (const name of ["DATABASE_URL", "OWNER_DATABASE_URL", "CONNECTOR_DATABASE_URL"]) {
  process.env[name] = process.env[name].replace("{worker}", worker);
}

// The same code gives the same answer twice. FAST_CHECK_SEED=… looks elsewhere; a failure names its seed in any case.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_123) });
