"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { buttonStyle } from "@/components/ui/button-style";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/core/form-state";

type Ready = { ready: true };
type Props = { action: (previous: FormState<Ready>, form: FormData) => Promise<FormState<Ready>>; href: string };

/** One's own data to take along: asked for first, so that a proof can be asked, then a link to the file. */
export function ExportCard({ action, href }: Props) {
  const t = useTranslations("privacy.export");

  return (
    <Card labelledBy="export">
      <CardHead id="export" title={t("title")} />
      <CardBody>
        <p className="max-w-[64ch] text-ink-2">{t("sentence")}</p>
        <ActionForm action={action} label={t("title")} className="mt-5">
          {(result) =>
            result ? (
              <div role="status">
                <p className="mb-4 text-ink-2">{t("ready")}</p>
                <a href={href} download className={buttonStyle("primary", "m")}>
                  <Icon of={Download} size={18} /> {t("download")}
                </a>
              </div>
            ) : (
              <SubmitButton>{t("make")}</SubmitButton>
            )
          }
        </ActionForm>
      </CardBody>
    </Card>
  );
}
