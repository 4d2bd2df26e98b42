"use client";
import { useActionState, useId, useState } from "react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form-state";
import type { Delivery, Endpoint, SavedEndpoint } from "@/lib/webhooks/schema";
import { TestResult } from "./test-result";

type Action<Result> = (previous: FormState<Result>, form: FormData) => Promise<FormState<Result>>;

type Props = { endpoint: Endpoint | null; save: Action<SavedEndpoint>; test: Action<string>; deliveries: Delivery[] };

/** The webhook of a token: where it leads, a test through the real queue, and what came of both, said here. */
export function WebhookCard({ endpoint, save, test, deliveries }: Props) {
  const t = useTranslations("tokens.webhook");
  const id = useId();
  const [tested, sendTest, isSending] = useActionState(test, { status: "idle" });
  const [latest, setLatest] = useState<"save" | "test" | null>(null);
  const [told, setTold] = useState(tested);
  // What was heard last is said: a save that was still under way when the test was sent does not hide its answer.
  if (told !== tested) {
    setTold(tested);
    setLatest("test");
  }

  return (
    <Card labelledBy={id}>
      {/* The test has a form of its own, so that it works before JavaScript and keeps what is being typed. */}
      <form id={`${id}-test`} action={sendTest} onSubmit={() => setLatest("test")} />
      <ActionForm
        action={save}
        initialValues={{ url: endpoint?.url ?? "", description: endpoint?.description ?? "" }}
        label={t("title")}
        done="page"
        onDone={() => setLatest("save")}
        className="[&>[role=group]]:m-6"
      >
        {(saved) => (
          <>
            <CardHead
              id={id}
              title={t("title")}
              actions={
                <>
                  <Button type="submit" form={`${id}-test`} size="s" pending={isSending}>
                    {t("test")}
                  </Button>
                  <SubmitButton size="s">{t("save")}</SubmitButton>
                </>
              }
            />
            <CardBody className="flex flex-col gap-4 pt-0">
              <div role="status" className="grid gap-3 empty:-mb-4">
                {saved && latest !== "test" && <SavedNotice saved={saved} />}
                {latest !== "save" && <TestResult tested={tested} deliveries={deliveries} />}
              </div>
              <TextField name="url" label={t("url")} help={t("urlHelp")} mono type="url" inputMode="url" autoComplete="off" spellCheck={false} />
              <TextField name="description" label={t("description")} optional maxLength={300} autoComplete="off" />
            </CardBody>
          </>
        )}
      </ActionForm>
    </Card>
  );
}

function SavedNotice({ saved: { attention, endpoint } }: { saved: SavedEndpoint }) {
  const t = useTranslations("webhooks.saved");

  return <Notice kind={attention ? "attention" : "ok"}>{t(attention ?? "ok", { host: new URL(endpoint.url).host })}</Notice>;
}
