import { redirect, unstable_rethrow } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { PersonActor } from "@/lib/access/actor";
import { AppError, errorStatus } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { wordsIn } from "@/lib/core/words";
import { currentPerson } from "./session";

export type File = { filename: string; bytes: Uint8Array };

/**
 * Answers a route with a PDF that a service gives: for nobody else to keep, and named so that no name becomes a path or a
 * header. Who is not signed in goes to sign in first; a failure is said in words with its status.
 *
 * A file is saved rather than opened: the page policy (`object-src 'none'`) keeps some browsers' own viewer from showing it.
 *
 * @param path the address of the file, to come back to
 */
export async function pdfFile(path: string, service: Service): Promise<Response> {
  return file(path, service, "application/pdf");
}

/** The same with JSON. */
export async function jsonFile(path: string, service: Service): Promise<Response> {
  return file(path, service, "application/json");
}

type Service = (actor: PersonActor) => Promise<File>;

async function file(path: string, service: Service, contentType: string): Promise<Response> {
  const person = await currentPerson();
  if (!person) redirect(`/inloggen?naar=${encodeURIComponent(path)}`);

  try {
    const { filename, bytes } = await service(person.actor);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": contentType,
        "content-length": String(bytes.byteLength),
        "content-disposition": disposition(filename),
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (thrown) {
    unstable_rethrow(thrown);
    return refusal(thrown);
  }
}

/** RFC 6266: a plain name for every browser, and the whole one percent-encoded (RFC 8187). */
function disposition(filename: string): string {
  const plain = filename.normalize("NFKD").replace(/[^\w.-]+/g, "-");
  const whole = encodeURIComponent(filename).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

async function refusal(thrown: unknown): Promise<Response> {
  const error = thrown instanceof AppError ? thrown : new AppError("internal", "errors.internal", { cause: thrown });
  if (error.code === "internal") log().error({ err: thrown }, "a file failed unexpectedly");

  const words = wordsIn(await getLocale())(error.key, error.values);
  return new Response(words, { status: errorStatus[error.code], headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" } });
}
