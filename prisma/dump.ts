import type { EventEmitter } from "node:events";
import pg from "pg";

/** The lines of every table as `COPY … TO STDOUT` writes them: bytes as hex. */
export type Dump = Map<string, string[]>;

/** Everything the database holds, read by its owner past all walls, as a backup would: for tests that say where something is not. */
export async function dump(): Promise<Dump> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ schema: string; name: string }>(
      `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'r' AND n.nspname IN ('public', 'graphile_worker') AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1, 2`,
    );
    const tables: Dump = new Map();
    for (const { schema, name } of rows) tables.set(schema === "public" ? name : `${schema}.${name}`, await linesOf(client, `"${schema}"."${name}"`));
    return tables;
  });
}

/** Runs work as whoever owns the tables: what no part of the portal can do. */
export async function asOwner<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  // eslint-disable-next-line no-restricted-syntax -- the owner's address is known to tests and migrations alone
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The tables in which one of these words stands, in text or in bytes. */
export function tablesWith(tables: Dump, ...words: string[]): string[] {
  const needles = words.flatMap((word) => [word, Buffer.from(word).toString("hex")]);
  return [...tables].filter(([, lines]) => lines.some((line) => needles.some((needle) => line.includes(needle)))).map(([table]) => table);
}

/** pg does not hand over what COPY sends; its connection tells of every piece. */
async function linesOf(client: pg.Client, table: string): Promise<string[]> {
  const { connection } = client as unknown as { connection: EventEmitter };
  const pieces: Buffer[] = [];
  const keep = ({ chunk }: { chunk: Buffer }) => void pieces.push(Buffer.from(chunk));
  connection.on("copyData", keep);
  try {
    await client.query(`COPY ${table} TO STDOUT`);
  } finally {
    connection.off("copyData", keep);
  }
  return Buffer.concat(pieces).toString("utf8").split("\n").filter(Boolean);
}
