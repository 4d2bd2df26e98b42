"use client";
import { useId, useRef, useState } from "react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ApiPermission } from "@/lib/access/permissions";
import type { FormState } from "@/lib/core/form-state";
import type { ApiToken, TokenUsage } from "@/lib/tokens/schema";
import { PermissionMatrix } from "./permission-matrix";

type Action = (previous: FormState<ApiToken>, form: FormData) => Promise<FormState<ApiToken>>;

type Props = { action: Action; offered: ApiPermission[]; saved: ApiPermission[]; /** Calls in the last seven days by right. */ used: TokenUsage["byPermission"] };

/**
 * What a token may do, to be changed. Somebody else's change meanwhile is not undone unseen: the page fetches it, both are laid
 * over each other and said, and nothing is saved until it is sent again.
 */
export function RightsCard({ action, offered, saved, used }: Props) {
  const t = useTranslations("tokens.matrix");
  const id = useId();
  const router = useRouter();
  const latest = useRef(saved);
  const [seen, setSeen] = useState<ApiPermission[] | null>(null);

  const checked: Action = async (previous, form) => {
    const before = latest.current;
    const state = await action(previous, form);
    if (state.status === "done") setSeen(null);
    if (state.status === "failed" && state.code === "conflict") {
      setSeen(before);
      router.refresh();
    }
    return state;
  };

  return (
    <Card labelledBy={id}>
      <ActionForm action={checked} label={t("title")} done="toast" initialValues={{ permissions: saved }} className="[&>[role=group]]:m-6">
        <input type="hidden" name="known" value={saved.join()} ref={() => void (latest.current = saved)} />
        <PermissionMatrix headingId={id} offered={offered} initial={saved} saved={saved} seen={seen} used={used} />
        <div className="border-t border-line px-6 py-4 max-sm:px-5 max-sm:*:w-full">
          <SubmitButton variant="secondary" size="s">
            {t("save")}
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
