"use client";
import type { KeyboardEvent } from "react";
import { useRouter } from "next/navigation";
import { useLocale, useNow, useTranslations } from "next-intl";
import { rowTimeText } from "@/components/ui/dates";
import { Status } from "@/components/ui/status";
import { Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { Delivery } from "@/lib/webhooks/schema";
import { answerOf } from "./answers";

type Props = { deliveries: Delivery[]; path: string; openId: string | null };

/** What was sent to a webhook, newest first. Arrow keys move through the rows; an open drawer goes along. */
export function DeliveryTable({ deliveries, path, openId }: Props) {
  const t = useTranslations("tokens.deliveries");
  const events = useTranslations("webhooks.events");
  const locale = useLocale();
  const now = useNow();
  const router = useRouter();

  function move(event: KeyboardEvent<HTMLDivElement>) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || !(event.target instanceof HTMLAnchorElement)) return;

    const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>("a[data-row-link]")];
    const next = links[links.indexOf(event.target) + step];
    if (!next) return;

    event.preventDefault();
    next.focus();
    if (openId !== null) router.replace(next.href, { scroll: false });
  }

  return (
    <div onKeyDown={move}>
      <Table
        label={t("title")}
        columns={
          <>
            <Column>{t("event")}</Column>
            <Column>{t("time")}</Column>
            <Column>{t("answer")}</Column>
            <Column align="right">{t("attempts")}</Column>
          </>
        }
      >
        {deliveries.map((delivery) => (
          <Row key={delivery.eventId} selected={delivery.eventId === openId}>
            <NameCell href={`${path}?aflevering=${delivery.eventId}`} scroll={false}>
              {events(delivery.eventType)}
            </NameCell>
            <Cell num phone="aside">
              {rowTimeText(new Date(delivery.createdAt), now, locale)}
            </Cell>
            <Cell>
              <Answer delivery={delivery} />
            </Cell>
            <Cell align="right" phone="hidden">
              {delivery.attempts}
            </Cell>
          </Row>
        ))}
      </Table>
    </div>
  );
}

function Answer({ delivery }: { delivery: Delivery }) {
  const t = useTranslations("tokens.deliveries");
  const { kind, word } = answerOf(delivery);
  const { state, lastStatus, lastDurationMs } = delivery;

  return (
    <Status kind={kind} detail={state === "PENDING" && kind === "failed" ? <NextAttempt at={delivery.nextAttemptAt} /> : undefined}>
      <span className="num">{t(`answers.${word}`, { status: lastStatus ?? "", ms: lastDurationMs ?? 0 })}</span>
    </Status>
  );
}

/** When the next attempt is due; one that is due already begins as soon as a worker is free. */
function NextAttempt({ at }: { at: string | null }) {
  const t = useTranslations("tokens.deliveries");
  const locale = useLocale();
  const now = useNow({ updateInterval: 1_000 });
  if (at === null || new Date(at) <= now) return t("retryingNow");

  return t("retrying", { time: rowTimeText(new Date(at), now, locale) });
}
