// A self-signed certificate for the seal on the embedded default. Node has no maker of certificates; the few structures of
// X.509 that one needs (RFC 5280) are written out here.
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const YEARS = 10;

const SHA256_WITH_RSA = oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b);
const COMMON_NAME = oid(0x55, 0x04, 0x03);
const SUBJECT_KEY = oid(0x55, 0x1d, 0x0e);
const KEY_USAGE = oid(0x55, 0x1d, 0x0f);
const BASIC_CONSTRAINTS = oid(0x55, 0x1d, 0x13);

/** @returns `{ certificate, key }` in PEM: RSA of 3072 bits, good for ten years and for signatures alone */
export function selfSignedCertificate(commonName, from = new Date()) {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 3072 });
  const spki = publicKey.export({ type: "spki", format: "der" });
  const until = new Date(Date.UTC(from.getUTCFullYear() + YEARS, from.getUTCMonth(), from.getUTCDate()));
  const name = sequence(set(sequence(COMMON_NAME, der(0x0c, Buffer.from(commonName)))));
  const algorithm = sequence(SHA256_WITH_RSA, der(0x05));
  const serial = der(0x02, Buffer.concat([Buffer.of(0x01), randomBytes(15)]));

  const extensions = sequence(
    extension(BASIC_CONSTRAINTS, sequence(), true),
    extension(KEY_USAGE, der(0x03, Buffer.of(6, 0b1100_0000)), true), // digitalSignature, nonRepudiation
    extension(SUBJECT_KEY, der(0x04, createHash("sha1").update(spki).digest())),
  );
  const body = sequence(der(0xa0, der(0x02, Buffer.of(2))), serial, algorithm, name, sequence(time(from), time(until)), name, spki, der(0xa3, extensions));
  const signature = sign("sha256", body, privateKey);
  return {
    certificate: pem("CERTIFICATE", sequence(body, algorithm, der(0x03, Buffer.concat([Buffer.of(0), signature])))),
    key: privateKey.export({ type: "pkcs8", format: "pem" }),
  };
}

function extension(id, value, critical = false) {
  return sequence(id, ...(critical ? [der(0x01, Buffer.of(0xff))] : []), der(0x04, value));
}

/** GeneralizedTime for every year: RFC 5280 asks for UTCTime before 2050. */
function time(date) {
  const digits = `${date.toISOString().replaceAll(/\D/g, "").slice(0, 14)}Z`;
  return date.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits));
}

function sequence(...parts) {
  return der(0x30, Buffer.concat(parts));
}

function set(...parts) {
  return der(0x31, Buffer.concat(parts));
}

function oid(...bytes) {
  return der(0x06, Buffer.from(bytes));
}

function der(tag, content = Buffer.alloc(0)) {
  const length = content.length < 128 ? [content.length] : longLength(content.length);
  return Buffer.concat([Buffer.of(tag, ...length), content]);
}

function longLength(length) {
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
  return [0x80 | bytes.length, ...bytes];
}

function pem(label, bytes) {
  const lines = bytes.toString("base64").match(/.{1,64}/g).join("\n");
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}
