/** The certificate behind a seal, as documents and pages name it. `sha256` is of its DER bytes. */
export type SealIdentity = { sha256: string; name: string; selfSigned: boolean };

/** A sealed file. `coveredSha256` is of the bytes that the seal covers: all of the file but the seal itself. */
export type SealedFile = { bytes: Buffer; coveredSha256: string };

/** A seal as it stands in a file somebody sends. `end` is where the bytes it covers end. */
export type FoundSeal = {
  coveredSha256: string;
  end: number;
  /** The CMS, or null where there is nothing readable. */
  contents: Uint8Array | null;
};

/** What a CMS says of itself and of the bytes it covers. */
export type SealReading = { coversBytes: boolean; signatureHolds: boolean; certificate: { sha256: string; name: string } };

/** What can be said about a file that should be a PDF of ours, without asking anybody. */
export type Examination = {
  /** Where the PDF begins; -1 where there is none. */
  begins: number;
  /** Whether something other than blanks stands between the PDF's last end and the end of the file. */
  trailing: boolean;
  encrypted: boolean;
  seals: FoundSeal[];
  /** What the file calls itself: the id of a signature, or the hash of a text. */
  identities: string[];
};
