import { v7 } from "uuid";
import { now } from "./clock";

/** A new UUIDv7: sorts by the moment it was made (RFC 9562 section 5.7). */
export function newId(): string {
  return v7({ msecs: now().getTime() });
}

/** True for anything shaped like a UUID; the database would otherwise refuse the query instead of finding nothing. */
export function isId(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value);
}

/** A URL part from a name: "Voorbeeld Uitzend Groep B.V." → "voorbeeld-uitzend-groep-b-v". At most 48 characters. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 48).replace(/-+$/, "") || "x";
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: readonly string[]): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? slug : `${slug}-${count}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
