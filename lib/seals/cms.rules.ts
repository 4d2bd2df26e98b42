import * as asn1 from "asn1js";
import { createHash, type KeyObject, verify, webcrypto, X509Certificate } from "node:crypto";
import * as pkijs from "pkijs";
import type { SealReading } from "./schema";

/** Object identifiers of RFC 5652 (CMS) and RFC 5035 (the last). */
const DATA = "1.2.840.113549.1.7.1";
const SIGNED_DATA = "1.2.840.113549.1.7.2";
const CONTENT_TYPE = "1.2.840.113549.1.9.3";
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";

/** The hashes that a stranger's CMS may use and still be read. */
const HASHES: Record<string, string> = { "2.16.840.1.101.3.4.2.1": "sha256", "2.16.840.1.101.3.4.2.2": "sha384", "2.16.840.1.101.3.4.2.3": "sha512" };

/** A CMS larger than this is not one of a signature. Bytes. */
const LARGEST = 64 * 1024;

const engine = new pkijs.CryptoEngine({ name: "node", crypto: webcrypto as Crypto });

/**
 * A detached CMS over bytes, as PAdES B-B asks for it (ETSI EN 319 142-1 section 6): content type, message digest and
 * signing-certificate-v2 are signed; there is no signing time, since that stands in the PDF. RSA (PKCS#1 v1.5) with
 * SHA-256: the same bytes under the same key give the same CMS.
 *
 * @param chain the signer's certificate first, then those that lead from it to a root
 */
export async function signDetached(bytes: Uint8Array, key: KeyObject, chain: readonly X509Certificate[]): Promise<Buffer> {
  const certificates = chain.map((certificate) => pkijs.Certificate.fromBER(certificate.raw));
  const [own] = certificates;
  if (!own || !chain[0]) throw new Error("a seal needs a certificate");

  const signedAttrs = new pkijs.SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      attribute(CONTENT_TYPE, new asn1.ObjectIdentifier({ value: DATA })),
      attribute(MESSAGE_DIGEST, new asn1.OctetString({ valueHex: digestOf("sha256", bytes) })),
      attribute(SIGNING_CERTIFICATE_V2, signingCertificate(own, chain[0])),
    ],
  });
  const sid = new pkijs.IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber });
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: DATA }),
    certificates,
    signerInfos: [new pkijs.SignerInfo({ version: 1, sid, signedAttrs })],
  });
  await signed.sign(await imported(key), 0, "SHA-256", arrayBuffer(bytes), engine);
  return Buffer.from(new pkijs.ContentInfo({ contentType: SIGNED_DATA, content: signed.toSchema(true) }).toSchema().toBER(false));
}

/**
 * Reads a CMS that somebody sent, and whether it covers the bytes it is said to cover. Says nothing about trust: anybody
 * can make a certificate.
 *
 * @param digest gives the hash of the covered bytes by the name of an algorithm
 * @returns null for what is no CMS with one signer and its certificate
 */
export function readDetached(contents: Uint8Array, digest: (algorithm: string) => Uint8Array): SealReading | null {
  if (contents.length > LARGEST) return null;
  try {
    return readSigned(pkijs.ContentInfo.fromBER(arrayBuffer(contents)), digest);
  } catch {
    return null; // a stranger's bytes: whatever is wrong with them, they are no seal
  }
}

function readSigned(content: pkijs.ContentInfo, digest: (algorithm: string) => Uint8Array): SealReading | null {
  if (content.contentType !== SIGNED_DATA) return null;
  const signed = new pkijs.SignedData({ schema: content.content as asn1.Sequence });
  const [signer] = signed.signerInfos;
  if (!signer?.signedAttrs) return null;
  const certificate = certificateOf(signed, signer);
  const algorithm = HASHES[signer.digestAlgorithm.algorithmId];
  if (!certificate || !algorithm) return null;

  const coversBytes = digestSaid(signer.signedAttrs)?.equals(digest(algorithm)) ?? false;
  const signatureHolds = isBoundTo(signer.signedAttrs, certificate) && verify(algorithm, new Uint8Array(signer.signedAttrs.encodedValue), certificate.publicKey, new Uint8Array(signer.signature.getValue()));
  return { coversBytes, signatureHolds, certificate: { sha256: digestHex(certificate.raw), name: nameOf(certificate) } };
}

function digestSaid({ attributes }: pkijs.SignedAndUnsignedAttributes): Buffer | null {
  const said: unknown = attributes.find(({ type }) => type === MESSAGE_DIGEST)?.values[0];
  return said instanceof asn1.OctetString ? Buffer.from(said.getValue()) : null;
}

/** Whether what was signed names this very certificate, where it names one at all. */
function isBoundTo({ attributes }: pkijs.SignedAndUnsignedAttributes, certificate: X509Certificate): boolean {
  const named = attributes.find(({ type }) => type === SIGNING_CERTIFICATE_V2);
  return named === undefined || Buffer.from(named.toSchema().toBER(false)).includes(Buffer.from(digestOf("sha256", certificate.raw)));
}

function certificateOf(signed: pkijs.SignedData, signer: pkijs.SignerInfo): X509Certificate | null {
  const certificates = (signed.certificates ?? []).filter((candidate) => candidate instanceof pkijs.Certificate);
  const serial = (signer.sid as Partial<pkijs.IssuerAndSerialNumber>).serialNumber;
  const own = certificates.find((candidate) => serial && candidate.serialNumber.isEqual(serial)) ?? certificates[0];
  return own ? new X509Certificate(Buffer.from(own.toSchema(true).toBER(false))) : null;
}

/** What a certificate is called: its common name, else its whole subject on one line. At most 100 characters. */
export function nameOf(certificate: X509Certificate): string {
  const lines = certificate.subject.split("\n");
  const common = lines.find((line) => line.startsWith("CN="))?.slice("CN=".length);
  return (common ?? lines.join(", ")).replace(/\\(.)/g, "$1").slice(0, 100);
}

/** RFC 5035 section 3: the certificate's SHA-256 (the default, so not named), and issuer with serial number. */
function signingCertificate(own: pkijs.Certificate, certificate: X509Certificate): asn1.Sequence {
  const issuer = new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber: 4 }, value: [own.issuer.toSchema()] });
  const issuerSerial = sequence(sequence(issuer), own.serialNumber);
  return sequence(sequence(sequence(new asn1.OctetString({ valueHex: digestOf("sha256", certificate.raw) }), issuerSerial)));
}

function sequence(...value: asn1.BaseBlock[]): asn1.Sequence {
  return new asn1.Sequence({ value });
}

function attribute(type: string, value: asn1.BaseBlock): pkijs.Attribute {
  return new pkijs.Attribute({ type, values: [value] });
}

async function imported(key: KeyObject): Promise<CryptoKey> {
  const pkcs8 = key.export({ type: "pkcs8", format: "der" });
  return webcrypto.subtle.importKey("pkcs8", pkcs8, { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" }, false, ["sign"]);
}

function digestOf(algorithm: string, bytes: Uint8Array): ArrayBuffer {
  return arrayBuffer(createHash(algorithm).update(bytes).digest());
}

function digestHex(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function arrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
