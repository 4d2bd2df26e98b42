"use client";
import { useId } from "react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ApiPermission } from "@/lib/access/permissions";
import type { FormState } from "@/lib/core/form-state";
import type { ApiToken } from "@/lib/tokens/schema";
import { PermissionMatrix } from "./permission-matrix";

type Props = {
  action: (previous: FormState<ApiToken>, form: FormData) => Promise<FormState<ApiToken>>;
  offered: ApiPermission[];
  saved: ApiPermission[];
};

/** What a token may do, to be changed. */
export function RightsCard({ action, offered, saved }: Props) {
  const t = useTranslations("tokens.matrix");
  const id = useId();

  return (
    <Card labelledBy={id}>
      <ActionForm action={action} label={t("title")} done="toast" initialValues={{ permissions: saved }} className="[&>[role=group]]:m-6">
        <PermissionMatrix headingId={id} offered={offered} initial={saved} saved={saved} />
        <div className="border-t border-line px-6 py-4 max-sm:px-5 max-sm:*:w-full">
          <SubmitButton variant="secondary" size="s">
            {t("save")}
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
