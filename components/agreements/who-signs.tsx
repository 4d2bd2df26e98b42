import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { StatusShape } from "@/components/ui/status";

/** Whether the reader may sign, and else whom to ask. */
export function WhoSigns({ maySign, signers }: { maySign: boolean; signers: string[] }) {
  const t = useTranslations("agreements");

  return (
    <Card as="div" quiet className="flex gap-2.5 px-5 py-[18px] text-table">
      <StatusShape kind={maySign ? "ok" : "unknown"} className="mt-[3px]" />
      <p>
        <b className="font-580">{t(maySign ? "may.title" : "mayNot.title")}</b>{" "}
        {maySign ? t("may.text", { others: signers.length - 1 }) : t("mayNot.text", { count: signers.length, names: signers.join(", ") })}
      </p>
    </Card>
  );
}
