"use client";
import { useLocale, useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { momentText } from "@/components/ui/dates";
import { DescriptionList } from "@/components/ui/description-list";
import { Status, StatusShape } from "@/components/ui/status";
import { CodeBlock } from "@/components/ui/timeline";
import { Drawer } from "@/components/layout/drawer";
import type { DeliveryDetail } from "@/lib/webhooks/schema";
import { stateOf, turnOf } from "./answers";
import { AttemptTimeline } from "./attempt-timeline";
import { useDelivery } from "./live";

type Props = { path: string; madeAt: string; initial: DeliveryDetail };

/** One delivery opened beside the list: what happened, who must act, every attempt, and the request. */
export function DeliveryDrawer({ path, madeAt, initial }: Props) {
  const t = useTranslations("tokens.delivery");
  const list = useTranslations("tokens.deliveries");
  const webhooks = useTranslations("webhooks");
  const locale = useLocale();
  const { read: delivery, isStale } = useDelivery(path, madeAt, initial);
  const { kind, word } = stateOf(delivery);

  return (
    <Drawer
      title={webhooks(`events.${delivery.eventType}`)}
      detail={t("of", { moment: momentText(new Date(delivery.createdAt), locale) })}
      closeHref={path}
      closeLabel={t("close")}
    >
      <DescriptionList
        className="mt-5"
        items={[
          { term: t("state"), description: <Status kind={kind}>{webhooks(`states.${word}`)}</Status> },
          { term: t("type"), description: <span className="code">{delivery.eventType}</span> },
          {
            term: t("id"),
            description: (
              <span className="flex items-start gap-1">
                <span className="code min-w-0 break-all">{delivery.eventId}</span>
                <CopyButton look="icon" value={delivery.eventId} name={t("id")} className="flex-none" />
              </span>
            ),
          },
        ]}
      />
      {isStale && <p className="mt-4 text-small text-ink-3">{list("stale")}</p>}
      <Remedy delivery={delivery} />
      {delivery.attemptLog.length + delivery.attemptsLeft > 0 && (
        <>
          <h3 className="mt-6 mb-3 text-label font-600">{t("attempts")}</h3>
          <AttemptTimeline delivery={delivery} />
        </>
      )}
      <h3 className="mt-5 mb-2 text-label font-600">{t(requestWord(delivery))}</h3>
      <CodeBlock>{requestText(delivery.request)}</CodeBlock>
      <p className="mt-2 text-small text-ink-3">{t("unsigned")}</p>
    </Drawer>
  );
}

/** Under a failed attempt: who can do what about it. */
function Remedy({ delivery }: { delivery: DeliveryDetail }) {
  const t = useTranslations("tokens.delivery");
  const webhooks = useTranslations("webhooks");
  const last = delivery.attemptLog.at(-1);

  if (delivery.state === "CANCELLED") return <p className="mt-5 rounded-plate bg-unknown-tint px-4 py-3.5 text-table">{webhooks("cancelled")}</p>;

  const turn = last ? turnOf(last.outcome) : null;
  if (!last || !turn) return null;

  return (
    <div className="mt-5 rounded-plate bg-attention-tint px-4 py-3.5 text-table">
      <p className="flex items-center gap-2 font-600">
        <StatusShape kind="attention" />
        {t(turn)}
      </p>
      <p className="mt-0.5">{webhooks(`outcomes.${last.outcome}`, { status: String(last.status ?? ""), ms: last.durationMs })}</p>
    </div>
  );
}

function requestWord({ attemptLog, state }: DeliveryDetail): "request" | "requestDropped" | "requestPlanned" {
  if (attemptLog.length > 0) return "request";
  return state === "CANCELLED" ? "requestDropped" : "requestPlanned";
}

/** The request as it goes over the wire, without the signature. */
function requestText({ method, url, headers, body }: DeliveryDetail["request"]): string {
  const { host, pathname, search } = new URL(url);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${pathname}${search}`, ...lines, "", body].join("\n");
}
