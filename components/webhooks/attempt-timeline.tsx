"use client";
import { useLocale, useNow, useTranslations } from "next-intl";
import { rowTimeText } from "@/components/ui/dates";
import { Moment } from "@/components/ui/moment";
import { CodeBlock, Timeline } from "@/components/ui/timeline";
import type { Attempt, DeliveryDetail } from "@/lib/webhooks/schema";
import { wordOf } from "./answers";

/** Every attempt from the first to the next. The last answer is opened; the next attempt is still a plan. */
export function AttemptTimeline({ delivery }: { delivery: DeliveryDetail }) {
  const t = useTranslations("tokens.delivery");
  const { attemptLog, attempts, attemptsLeft, nextAttemptAt } = delivery;
  const time = useTime();
  const made = attemptLog.map((attempt, index) => ({
    key: String(attempt.number),
    kind: attempt.outcome === "delivered" ? ("ok" as const) : ("failed" as const),
    title: <AttemptTitle attempt={attempt} />,
    time: time(attempt.startedAt),
    text: t(isSame(attempt, attemptLog[index - 1]) ? "same" : "took", { ms: attempt.durationMs }),
    detail: index === attemptLog.length - 1 && attempt.status !== null ? <CodeBlock>{answerText(attempt, t("emptyAnswer"))}</CodeBlock> : undefined,
  }));
  const next = {
    key: "next",
    kind: "unknown" as const,
    title: t("attempt", { number: attempts + 1 }),
    time: nextAttemptAt && time(nextAttemptAt),
    text: (
      <>
        <Due at={nextAttemptAt} /> {t("next", { left: attemptsLeft - 1 })}
      </>
    ),
    planned: true,
  };

  return <Timeline steps={attemptsLeft > 0 ? [...made, next] : made} />;
}

function AttemptTitle({ attempt }: { attempt: Attempt }) {
  const t = useTranslations("tokens");
  const { number, outcome, status } = attempt;
  const answer = outcome === "delivered" ? String(status) : t(`deliveries.answers.${wordOf(outcome, status)}`, { status: status ?? "", ms: 0 });

  return t("delivery.attemptAnswer", { number, answer });
}

/** "Over 14 minuten."; an attempt that is due already begins as soon as a worker is free. */
function Due({ at }: { at: string | null }) {
  const t = useTranslations("tokens.delivery");
  const now = useNow({ updateInterval: 1_000 });
  if (at === null || new Date(at) <= now) return t("dueNow");

  return (
    <>
      <Moment at={at} capital />.
    </>
  );
}

/** In the browser the clock has moved on since the page was made; the day is what matters here. */
function useTime(): (instant: string) => string {
  const locale = useLocale();
  const now = useNow();
  return (instant) => rowTimeText(new Date(instant), now, locale);
}

function isSame(attempt: Attempt, before: Attempt | undefined): boolean {
  return before !== undefined && before.outcome === attempt.outcome && before.status === attempt.status;
}

function answerText({ status, answer }: Attempt, empty: string): string {
  return `HTTP ${status}\n${answer ? answer.slice(0, 2_000) : empty}`;
}
