import { useTranslations } from "next-intl";
import { StatusShape } from "@/components/ui/status";
import type { Lookup } from "@/lib/kvk/schema";

/** What the Handelsregister said of a number, in one or two lines; announced when it changes. */
export function RegisterSaid({ lookup, className }: { lookup: Lookup | null | undefined; className?: string }) {
  return (
    <div aria-live="polite" className={className}>
      {lookup && <Said {...lookup} />}
    </div>
  );
}

function Said({ answer }: Lookup) {
  const t = useTranslations("organisations.register");
  if (answer.state === "found") {
    return (
      <>
        <p className="text-field font-540 text-ok">{t("found", { name: answer.name })}</p>
        <p className="text-small text-ink-3">{t(answer.address ? "foundHelp" : "noAddress")}</p>
      </>
    );
  }

  return (
    <p className="flex gap-2 text-field">
      <StatusShape kind={answer.state === "unavailable" ? "unknown" : "attention"} className="mt-0.5" />
      <span>{answer.state === "ended" ? t("ended", { name: answer.name }) : t(answer.state)}</span>
    </p>
  );
}
