import { redirect, unstable_rethrow } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { PersonActor } from "@/lib/access/actor";
import { AppError, errorStatus } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { wordsIn } from "@/lib/core/words";
import { noteRefusal } from "./refusals";
import { currentPerson } from "./session";

export type File = { filename: string; bytes: Uint8Array };

/** A file whose pieces are made while it is sent. */
export type StreamedFile = { filename: string; pieces: AsyncIterable<string> };

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

/** The same with a zip. */
export async function zipFile(path: string, service: Service): Promise<Response> {
  return file(path, service, "application/zip");
}

/** The same with CSV, sent piece by piece: how long it will be is not known when it begins. */
export async function csvFile(path: string, service: (actor: PersonActor) => Promise<StreamedFile>): Promise<Response> {
  return answered(path, async (actor) => {
    const { filename, pieces } = await service(actor);
    return new Response(streamOf(pieces), { headers: headersFor(filename, "text/csv; charset=utf-8") });
  });
}

type Service = (actor: PersonActor) => Promise<File>;

async function file(path: string, service: Service, contentType: string): Promise<Response> {
  return answered(path, async (actor) => {
    const { filename, bytes } = await service(actor);
    return new Response(new Uint8Array(bytes), { headers: { ...headersFor(filename, contentType), "content-length": String(bytes.byteLength) } });
  });
}

async function answered(path: string, answer: (actor: PersonActor) => Promise<Response>): Promise<Response> {
  const person = await currentPerson();
  if (!person) redirect(`/inloggen?naar=${encodeURIComponent(path)}`);

  try {
    return await answer(person.actor);
  } catch (thrown) {
    unstable_rethrow(thrown);
    await noteRefusal(thrown, person.actor);
    return refusal(thrown);
  }
}

function headersFor(filename: string, contentType: string): Record<string, string> {
  return { "content-type": contentType, "content-disposition": disposition(filename), "cache-control": "private, no-store", "x-content-type-options": "nosniff" };
}

/** Asks for the next piece when the one before is on its way. */
function streamOf(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const coming = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await coming.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await coming.return?.();
    },
  });
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
