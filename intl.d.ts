import type { Locale as PortalLocale } from "@/lib/core/words";
import type nl from "@/messages/nl";

declare module "next-intl" {
  interface AppConfig {
    Locale: PortalLocale;
    /** Dutch is the source: a key that is not in it does not compile. */
    Messages: typeof nl;
  }
}
