/**
 * What of a person stays after erasure, table by table, and why. A test reads the whole database after an erasure and finds the
 * person nowhere but here; another finds every table that can point at a person either in the export or below.
 */
export const keptAfterErasure: Readonly<Record<string, string>> = {
  Agreement: "Evidence of who bound the organisation: name, function, address and PDF, seven years (AVG art. 17(3)(e), BW 3:15a).",
  SignatureEvidence: "The same: with which account and how it was proven, chained so that a change would show.",
};

/** Tables that can point at a person and are in no export, each with the reason. */
export const notExported: Readonly<Record<string, string>> = {
  RateLimit: "Keys are hashes of what is limited; they cannot be read back and end within a day.",
  PayEquityContent: "What a hirer published; contacts in it are the organisation's (settled: erased seven years after validity).",
  Projection: "The same, as a company was given it.",
  ProjectionPdf: "The same, drawn as a PDF.",
  Event: "What companies were told: ids, no person.",
};
