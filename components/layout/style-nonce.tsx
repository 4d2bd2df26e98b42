"use client";
import { useState } from "react";

/**
 * React Aria adds two style rules while the page runs, and reads here with which nonce. The policy is the document's, so the
 * nonce it came with stays: a later answer of the server, after a form or in another language, carries one of its own.
 */
export function StyleNonce({ nonce }: { nonce: string }) {
  const [ofDocument] = useState(nonce);

  // A browser hides a nonce once it is read, so what stands in the document differs from what was sent.
  return <meta property="csp-nonce" nonce={ofDocument} suppressHydrationWarning />;
}
