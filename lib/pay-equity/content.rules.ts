import { canonicalJson } from "./setu/writing.rules";
import type { InquiryPayEquity } from "./setu/message.schema";

/**
 * Whether two messages say the same rules, however they were written. The document's id, the version and the moment of issue do
 * not count: the portal fills them in when it publishes, so what a hirer sends twice would differ in nothing else.
 */
export function isSameContent(one: InquiryPayEquity, other: InquiryPayEquity): boolean {
  return rulesOf(one) === rulesOf(other);
}

function rulesOf(content: InquiryPayEquity): string {
  return canonicalJson({ ...content, documentId: { value: "", schemeAgencyId: "Customer" }, versionId: undefined, issued: undefined });
}
