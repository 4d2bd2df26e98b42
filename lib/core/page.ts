import { z } from "zod";
import { isId } from "./ids";
import { AppError } from "./errors";

/** One page of a list in key order: what comes after a key, at most `limit` (1 to 100). */
export type Page = { limit: number; after: string | null };

/** What a caller sends to page through a list. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50).describe("Hoeveel per bladzijde, hoogstens 100."),
  cursor: z.string().max(200).optional().describe("`nextCursor` van de vorige bladzijde."),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** A list as it is answered: `nextCursor` is null on the last page. */
export type Listed<Row> = { items: Row[]; nextCursor: string | null };

/** The page a query asks for. @throws AppError `malformed` for a cursor that this list never gave */
export function pageOf(query: PageQuery): Page {
  if (query.cursor === undefined) return { limit: query.limit, after: null };

  const after = Buffer.from(query.cursor, "base64url").toString();
  if (!isId(after)) throw new AppError("malformed", "errors.cursor");
  return { limit: query.limit, after };
}

/** Closes a page of which one row more was read than asked: that row only tells that there is a next page. */
export function listed<Row extends { id: string }>(rows: Row[], page: Page): Listed<Row> {
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > page.limit && last ? Buffer.from(last.id).toString("base64url") : null };
}
