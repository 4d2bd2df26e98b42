"use client";
import { useActionState } from "react";
import { useTranslations } from "next-intl";
import type { Administration } from "@/lib/connector/schema";
import type { FormState } from "@/lib/core/form-state";
import { CopyButton } from "./copy-button";
import { Fact, Field } from "./field";
import { Moment } from "./moment";

/** `attention`: saved, but the portal has something against it. */
export type WindowState = FormState<{ tone: "ok" | "attention" }>;

type Props = {
  /** Absent for a new one. */
  administration?: Administration & { webhookUrl: string };
  submit: (previous: WindowState, form: FormData) => Promise<WindowState>;
};

/** The window of one werkmaatschappij. Its buttons all send the form, so that what was typed is what gets tested. */
export function AdministrationForm({ administration, submit }: Props) {
  const t = useTranslations("connector.window");
  const [state, action, pending] = useActionState(submit, { status: "idle" });

  const answer = state.status === "failed" ? state : null;

  return (
    <form action={action} aria-busy={pending}>
      <Company administration={administration} answer={answer} />
      <Account administration={administration} answer={answer} />
      <fieldset className="cx-group">
        <legend>{t("settings")}</legend>
        {administration ? <Settings administration={administration} /> : <p className="cx-help">{t("webhookLater")}</p>}
      </fieldset>
      <Result state={state} pending={pending} />
      <Buttons id={administration?.id} pending={pending} />
    </form>
  );
}

type Answered = Pick<Props, "administration"> & { answer: Extract<WindowState, { status: "failed" }> | null };

function Company({ administration, answer }: Answered) {
  const t = useTranslations("connector.window");
  const { number, name } = { number: administration?.number, name: administration?.name, ...answer?.values };

  return (
    <fieldset className="cx-group">
      <legend>{t("company")}</legend>
      <Field name="number" label={t("number")} help={t("numberHelp")} error={errorOf(answer, "number")} required maxLength={20} className="cx-short" defaultValue={number} />
      <Field name="name" label={t("name")} error={errorOf(answer, "name")} required maxLength={100} defaultValue={name} />
    </fieldset>
  );
}

function Account({ administration, answer }: Answered) {
  const t = useTranslations("connector.window");
  const stored = administration?.secretStored ?? false;
  const token = answer?.values.token ?? administration?.token ?? "";

  return (
    <fieldset className="cx-group">
      <legend>{t("account")}</legend>
      <Field name="token" label={t("token")} error={errorOf(answer, "token")} maxLength={400} className="cx-code" defaultValue={token} />
      <Field
        name="secret"
        type="password"
        autoComplete="new-password"
        label={t("secret")}
        help={stored ? t("secretStored") : t("secretAbsent")}
        error={errorOf(answer, "secret")}
        maxLength={400}
        className="cx-code"
        placeholder={stored ? "*****" : undefined}
      />
    </fieldset>
  );
}

function errorOf(answer: Answered["answer"], name: string): string | undefined {
  return answer?.fields.find(({ path }) => path === name)?.message;
}

function Buttons({ id, pending }: { id: string | undefined; pending: boolean }) {
  const t = useTranslations("connector.window");

  return (
    <div className="cx-buttons">
      <button className="cx-button cx-default" name="intent" value="save" disabled={pending}>
        {t("ok")}
      </button>
      {/* A whole new page, so that every field holds again what is saved. */}
      <a className="cx-button" href={`/connector/${id ?? ""}`}>
        {t("cancel")}
      </a>
      {id && (
        <>
          <button className="cx-button cx-apart" name="intent" value="sync" disabled={pending}>
            {t("sync")}
          </button>
          <button className="cx-button" name="intent" value="test" disabled={pending}>
            {t("test")}
          </button>
        </>
      )}
    </div>
  );
}

function Settings({ administration }: Required<Pick<Props, "administration">>) {
  const t = useTranslations("connector.window");
  const { webhookUrl, webhookAt, syncedAt, linked } = administration;

  return (
    <>
      <Field
        name="webhookUrl"
        label={t("webhookUrl")}
        help={t("webhookHelp")}
        readOnly
        className="cx-code"
        value={webhookUrl}
        onFocus={(event) => event.currentTarget.select()}
        after={<CopyButton value={webhookUrl} />}
      />
      <dl>
        <Fact label={t("webhookAt")}>{webhookAt ? <Moment at={webhookAt} /> : t("never")}</Fact>
        <Fact label={t("linked")}>{linked ? t("linkedYes") : t("linkedNo")}</Fact>
        <Fact label={t("syncedAt")}>{syncedAt ? <Moment at={syncedAt} /> : t("never")}</Fact>
      </dl>
    </>
  );
}

/** What the last button led to. Both regions are there from the start, so that a screen reader hears what comes in. */
function Result({ state, pending }: { state: WindowState; pending: boolean }) {
  const t = useTranslations("connector.window");
  const done = !pending && state.status === "done" ? state : null;
  const failed = !pending && state.status === "failed" ? state : null;

  return (
    <div className="cx-result">
      <div role="status">
        {pending && <p className="cx-message">{t("busy")}…</p>}
        {done?.message && <p className={`cx-message cx-${done.result.tone}`}>{done.message}</p>}
      </div>
      <div role="alert">{failed && <p className="cx-message cx-failed">{failed.message}</p>}</div>
    </div>
  );
}
