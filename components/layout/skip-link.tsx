import { useTranslations } from "next-intl";

export const contentId = "inhoud";

/** The first thing a keyboard meets: past the menu, to the content. */
export function SkipLink() {
  const t = useTranslations("layout");

  return (
    <a
      href={`#${contentId}`}
      className="fixed top-3 left-3 z-50 -translate-y-20 rounded-control bg-ink px-4 py-2.5 font-560 text-canvas focus-visible:translate-y-0"
    >
      {t("skip")}
    </a>
  );
}
