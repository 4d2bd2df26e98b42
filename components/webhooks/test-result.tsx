"use client";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { StatusShape } from "@/components/ui/status";
import type { FormState } from "@/lib/core/form-state";
import type { Delivery } from "@/lib/webhooks/schema";

type Props = { tested: FormState<string>; deliveries: Delivery[] };

/** What became of the test just sent: on its way, received, or why not. It follows the live list. */
export function TestResult({ tested, deliveries }: Props) {
  const t = useTranslations("tokens.webhook.tested");
  const webhooks = useTranslations("webhooks");
  if (tested.status === "idle") return null;
  if (tested.status === "failed") return <Notice kind="failed">{tested.message}</Notice>;

  const delivery = deliveries.find((candidate) => candidate.eventId === tested.result);
  if (delivery?.state === "CANCELLED") return <Notice kind="attention" title={t("cancelled")}>{webhooks("cancelled")}</Notice>;
  if (!delivery?.lastOutcome) {
    return (
      <p className="flex items-center gap-4 rounded-plate bg-busy-tint px-[22px] py-[18px] text-table max-sm:p-4">
        <StatusShape kind="busy" size={22} />
        {t("waiting")}
      </p>
    );
  }

  const answer = { status: String(delivery.lastStatus ?? ""), ms: delivery.lastDurationMs ?? 0 };
  if (delivery.state === "DELIVERED") return <Notice kind="ok">{t("ok", answer)}</Notice>;
  return (
    <Notice kind="failed" title={t("failed")}>
      {webhooks(`outcomes.${delivery.lastOutcome}`, answer)}
    </Notice>
  );
}
