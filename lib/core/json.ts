import { AppError, type Values } from "./errors";

/** How large and how deeply nested a text may be. */
export type JsonLimits = { bytes: number; depth: number };

/** Far more than any document or message of this portal needs: a large document is 20 kB, and its conditions rarely nest ten deep. */
export const JSON_LIMITS: JsonLimits = { bytes: 5_000_000, depth: 64 };

/**
 * The value of a JSON text from outside (RFC 8259), refusing what readers understand differently or cannot keep: a key twice in
 * one object, keys that reach for a prototype, half a surrogate pair, the character zero (PostgreSQL stores none), numbers beyond
 * a double or with more than fifteen significant digits (a double would round them), a byte order mark, bytes that are no UTF-8.
 * Source: RFC 7493 (I-JSON) section 2; OWASP ASVS 5.0, 1.5.3.
 *
 * The text is read in one pass without recursion and left at the first fault, so that depth costs neither stack nor time.
 *
 * @param input bytes as they came, or text that a form has decoded
 * @throws AppError `too_large`; `malformed`, with line, column and path (dotted) of the first fault
 */
export function parseJson(input: string | Uint8Array, limits: JsonLimits = JSON_LIMITS): unknown {
  const size = typeof input === "string" ? Buffer.byteLength(input) : input.length;
  if (size > limits.bytes) throw new AppError("too_large", "errors.jsonTooLarge", { values: { megabytes: Math.floor(limits.bytes / 1_000_000) } });

  const text = typeof input === "string" ? input : decoded(input);
  if (text.startsWith("\uFEFF")) throw new AppError("malformed", "errors.jsonByteOrderMark");
  new Reader(text, limits.depth).read();
  return JSON.parse(text) as unknown;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new AppError("malformed", "errors.jsonEncoding", { cause });
  }
}

/** An object or a list that is open while reading; `at` is the key or the index that is being read in it. */
type Open = { names: Set<string>; at: string } | { names: null; at: number };

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/** What a text may hold that has to be looked at more closely: escapes, control characters, halves of surrogate pairs. */
const UNUSUAL = /[\\\x00-\x1f\ud800-\udfff]/;

/** A double keeps fifteen significant digits exactly, down to the smallest normal one. */
const MOST_DIGITS = 15;
const SMALLEST = 2 ** -1022;

class Reader {
  private position = 0;
  private readonly open: Open[] = [];

  constructor(
    private readonly text: string,
    private readonly depth: number,
  ) {}

  /** Reads the whole text; a fault is thrown. */
  read(): void {
    do {
      while (this.stepsInside());
    } while (this.moreFollows());

    if (this.next() !== "") this.fail("errors.jsonSyntax");
  }

  /** Whether a value began that holds others. Everything else, also what is empty, is read to its end. */
  private stepsInside(): boolean {
    const sign = this.next();
    if (sign === "{" || sign === "[") return this.opens(sign);

    if (sign === "\"") this.string();
    else if (sign === "-" || /\d/.test(sign)) this.number();
    else if (this.taken(WORD) === "") this.fail("errors.jsonSyntax");
    return false;
  }

  private opens(sign: "{" | "["): boolean {
    if (this.open.length === this.depth) this.fail("errors.jsonTooDeep", { depth: this.depth });

    this.position += 1;
    if (this.next() === (sign === "{" ? "}" : "]")) {
      this.position += 1;
      return false;
    }
    this.open.push(sign === "{" ? { names: new Set(), at: "" } : { names: null, at: 0 });
    if (sign === "{") this.name();
    return true;
  }

  /** Goes on after a value: to the next one in what is open, or out of what ends here. */
  private moreFollows(): boolean {
    for (let place = this.open.at(-1); place; place = this.open.at(-1)) {
      const sign = this.next();
      this.position += 1;
      if (sign === ",") {
        if (place.names === null) place.at += 1;
        else this.name();
        return true;
      }
      if (sign !== (place.names === null ? "]" : "}")) this.failAt(this.position - 1, "errors.jsonSyntax");
      this.open.pop();
    }
    return false;
  }

  /** A key and its colon. */
  private name(): void {
    if (this.next() !== "\"") this.fail("errors.jsonSyntax");
    const begin = this.position;
    const name = this.string();
    const place = this.open.at(-1);
    if (!place || place.names === null) return;

    place.at = name;
    if (place.names.has(name)) this.failAt(begin, "errors.jsonTwice", { name: shortened(name) });
    if (name === "__proto__" || (name === "prototype" && this.open.at(-2)?.at === "constructor")) this.failAt(begin, "errors.jsonForbiddenKey", { name });
    place.names.add(name);
    if (this.next() !== ":") this.fail("errors.jsonSyntax");
    this.position += 1;
  }

  private string(): string {
    const begin = this.position;
    const end = this.endOfString(begin);
    const written = this.text.slice(begin, end);
    this.position = end;
    if (!UNUSUAL.test(written)) return written.slice(1, -1);

    const value = this.unescaped(written, begin);
    if (/\p{Surrogate}/u.test(value)) this.failAt(begin, "errors.jsonSurrogate");
    if (value.includes("\0")) this.failAt(begin, "errors.jsonZero");
    return value;
  }

  /** Behind the closing quote: the first that has an even number of backslashes before it. */
  private endOfString(begin: number): number {
    let quote = this.text.indexOf("\"", begin + 1);
    while (quote !== -1) {
      let back = quote;
      while (this.text[back - 1] === "\\") back -= 1;
      if ((quote - back) % 2 === 0) return quote + 1;
      quote = this.text.indexOf("\"", quote + 1);
    }
    return this.failAt(begin, "errors.jsonSyntax");
  }

  private unescaped(written: string, begin: number): string {
    try {
      return JSON.parse(written) as string;
    } catch {
      return this.failAt(begin, "errors.jsonSyntax");
    }
  }

  private number(): void {
    const begin = this.position;
    const written = this.taken(NUMBER);
    if (written === "" || /[\w.+-]/.test(this.text[this.position] ?? "")) this.failAt(begin, "errors.jsonSyntax");

    const [mantissa = ""] = written.replace("-", "").split(/e/i);
    const digits = mantissa.replace(".", "").replace(/^0+/, "").replace(/0+$/, "");
    const size = Math.abs(Number(written));
    if (size === Infinity || (digits !== "" && size < SMALLEST)) this.failAt(begin, "errors.jsonRange", { number: shortened(written) });
    if (digits.length > MOST_DIGITS) this.failAt(begin, "errors.jsonDigits", { number: shortened(written), digits: MOST_DIGITS });
  }

  /** The next sign that is no space, without going past it; nothing at the end. */
  private next(): string {
    if (this.text.charCodeAt(this.position) <= 0x20) this.taken(SPACE);
    return this.text[this.position] ?? "";
  }

  private taken(pattern: RegExp): string {
    pattern.lastIndex = this.position;
    const [found = ""] = pattern.exec(this.text) ?? [];
    this.position += found.length;
    return found;
  }

  private fail(key: string, values: Values = {}): never {
    return this.failAt(this.position, key, values);
  }

  private failAt(position: number, key: string, values: Values = {}): never {
    const before = this.text.slice(0, position).split(/\r\n|\r|\n/);
    const where = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    const path = this.open.map(({ at }) => at).join(".");
    throw new AppError("malformed", key, { values: { ...where, ...values }, fields: [{ path: path.slice(0, 500), key, values: { ...where, ...values } }] });
  }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
