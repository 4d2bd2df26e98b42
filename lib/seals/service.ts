import { SignPdf } from "@signpdf/signpdf";
import { Signer } from "@signpdf/utils";
import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { sha256Hex } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { nameOf, readDetached, signDetached } from "./cms.rules";
import { contentsIn, examine, hashAround, sealPlaces } from "./document.rules";
import type { Examination, SealedFile, SealIdentity, SealReading } from "./schema";

type Means = SealIdentity & { key: KeyObject; chain: X509Certificate[] };

let known: Means | undefined;

/** The certificate that seals here. @throws AppError `unavailable` where the environment names none */
export function sealIdentity(): SealIdentity {
  const { sha256, name, selfSigned } = means();
  return { sha256, name, selfSigned };
}

/** True where the environment names a certificate. @throws Error for one that cannot seal: a wrong pair, no RSA, too short */
export function sealIsReady(): boolean {
  const { SEAL_CERTIFICATE, SEAL_KEY } = env();
  return Boolean(SEAL_CERTIFICATE && SEAL_KEY) && Boolean(means());
}

/**
 * Fills the place that `placeForSeal` left: PAdES B-B under the certificate of the environment. The same file under the
 * same key gives the same bytes.
 *
 * @throws AppError `unavailable` where the environment names no certificate
 */
export async function sealPdf(file: Buffer): Promise<SealedFile> {
  const { key, chain } = means();
  const bytes = await new SignPdf().sign(file, new Cms(key, chain));
  const [place] = sealPlaces(bytes);
  if (!place) throw new Error("a sealed file has no seal");
  return { bytes, coveredSha256: hashAround(bytes, place).toString("hex") };
}

/** What can be seen in a file that somebody sent; see `examine`. */
export function examineFile(file: Buffer): Examination {
  return examine(file);
}

/** The last seal of a PDF as it can be read, with whether it covers the file's bytes; null without a readable one. */
export function readLastSeal(pdf: Buffer): SealReading | null {
  const place = sealPlaces(pdf).at(-1);
  const contents = place && contentsIn(pdf, place);
  return contents ? readDetached(contents, (algorithm) => hashAround(pdf, place, algorithm)) : null;
}

class Cms extends Signer {
  constructor(
    private readonly key: KeyObject,
    private readonly chain: readonly X509Certificate[],
  ) {
    super();
  }

  override async sign(bytes: Buffer): Promise<Buffer> {
    return signDetached(bytes, this.key, this.chain);
  }
}

function means(): Means {
  const { SEAL_CERTIFICATE, SEAL_KEY } = env();
  if (!SEAL_CERTIFICATE || !SEAL_KEY) throw new AppError("unavailable", "errors.sealMissing");

  known ??= opened(SEAL_CERTIFICATE, SEAL_KEY);
  return known;
}

/** A pair that cannot seal is found at the start of the server, not at the first signature. */
function opened(certificates: string, privateKey: string): Means {
  const chain = (certificates.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []).map((pem) => new X509Certificate(pem));
  const key = createPrivateKey(privateKey);
  const [own] = chain;
  if (!own) throw new Error("SEAL_CERTIFICATE holds no certificate");
  if (key.asymmetricKeyType !== "rsa" || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) throw new Error("SEAL_KEY must be an RSA key of at least 2048 bits");
  if (!own.checkPrivateKey(key)) throw new Error("SEAL_KEY does not belong to the first certificate of SEAL_CERTIFICATE");

  return { sha256: sha256Hex(own.raw), name: nameOf(own), selfSigned: own.issuer === own.subject && own.verify(own.publicKey), key, chain };
}
