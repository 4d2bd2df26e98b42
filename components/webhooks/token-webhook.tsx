"use client";
import { useId, type ComponentProps } from "react";
import { useTranslations } from "next-intl";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { Delivery, DeliveryDetail, Endpoint } from "@/lib/webhooks/schema";
import { DeliveryDrawer } from "./delivery-drawer";
import { DeliveryTable } from "./delivery-table";
import { LiveReads, useDeliveries } from "./live";
import { WebhookCard } from "./webhook-card";

type Props = {
  /** The address of the token. */
  path: string;
  /** When the page was made, ISO 8601. */
  madeAt: string;
  endpoint: Endpoint | null;
  deliveries: Delivery[];
  open: DeliveryDetail | null;
  /** Null for somebody who may not change the webhook. */
  actions: Pick<ComponentProps<typeof WebhookCard>, "save" | "test"> | null;
};

/** The webhook of a token and what was sent to it, live. */
export function TokenWebhook(props: Props) {
  return (
    <LiveReads>
      <Parts {...props} />
    </LiveReads>
  );
}

function Parts({ path, madeAt, endpoint, deliveries, open, actions }: Props) {
  const { read, isStale } = useDeliveries(path, madeAt, deliveries);

  return (
    <>
      {actions ? <WebhookCard endpoint={endpoint} deliveries={read} {...actions} /> : <WebhookFacts endpoint={endpoint} />}
      <Deliveries path={path} deliveries={read} isStale={isStale} openId={open?.eventId ?? null} hasWebhook={endpoint !== null} mayTest={actions !== null} />
      {open && <DeliveryDrawer key={open.eventId} path={path} madeAt={madeAt} initial={open} />}
    </>
  );
}

type DeliveriesProps = { path: string; deliveries: Delivery[]; isStale: boolean; openId: string | null; hasWebhook: boolean; mayTest: boolean };

function Deliveries({ path, deliveries, isStale, openId, hasWebhook, mayTest }: DeliveriesProps) {
  const t = useTranslations("tokens.deliveries");
  const id = useId();

  return (
    <Card labelledBy={id}>
      <CardHead id={id} title={t("title")} note={deliveries.length >= LIMIT ? t("newest", { count: LIMIT }) : undefined} />
      {isStale && <p className="px-6 pb-3 text-small text-ink-3 max-sm:px-5">{t("stale")}</p>}
      {deliveries.length > 0 ? (
        <DeliveryTable deliveries={deliveries} path={path} openId={openId} />
      ) : (
        <div className="border-t border-line">
          <EmptyState title={t("empty")}>{t(emptyWords(hasWebhook, mayTest))}</EmptyState>
        </div>
      )}
    </Card>
  );
}

function emptyWords(hasWebhook: boolean, mayTest: boolean): "emptyText" | "emptyReader" | "noWebhook" | "noWebhookReader" {
  if (hasWebhook) return mayTest ? "emptyText" : "emptyReader";
  return mayTest ? "noWebhook" : "noWebhookReader";
}

/** As many as the list is read with. */
const LIMIT = 50;

/** The webhook for a reader: facts, no fields. */
function WebhookFacts({ endpoint }: { endpoint: Endpoint | null }) {
  const t = useTranslations("tokens.webhook");
  const id = useId();

  return (
    <Card labelledBy={id}>
      <CardHead id={id} title={t("title")} />
      <CardBody>
        {endpoint ? (
          <DescriptionList
            items={[
              { term: t("url"), description: <span className="code break-all">{endpoint.url}</span> },
              { term: t("description"), description: endpoint.description ?? t("noDescription") },
            ]}
          />
        ) : (
          <p className="text-table text-ink-2">{t("none")}</p>
        )}
      </CardBody>
    </Card>
  );
}
