import { useTranslations } from "next-intl";
import type { Terms } from "@/lib/licences/schema";

/** Says a plan with its extra seats: "Basislicentie met 2 extra plaatsen". */
export function useTermsText(): (terms: Terms) => string {
  const t = useTranslations("licences.terms");
  return ({ plan, extraSeats }) => t(plan, { extra: extraSeats });
}
