"use client";
import { useMemo, useState, type ReactNode } from "react";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextLink } from "@/components/ui/link";
import { type Remedy, RemedyContext } from "@/components/ui/remedy";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/core/form-state";
import { CodeField, PasswordField } from "./proof-fields";

type Confirm = (previous: FormState, form: FormData) => Promise<FormState>;

type ProviderProps = {
  /** Takes the proof and keeps the session that goes on under a new id. */
  confirm: Confirm;
  hasSecondFactor: boolean;
  children: ReactNode;
};

/** Offers every form inside the way past "who are you", and past a second factor that should be on by now. */
export function StepUpProvider({ confirm, hasSecondFactor, children }: ProviderProps) {
  const remedies = useMemo(
    (): Record<string, Remedy> => ({
      step_up_required: ({ failure, onDone }) => <StepUp confirm={confirm} hasSecondFactor={hasSecondFactor} failure={failure} onDone={onDone} />,
      second_factor_required: () => <SecondFactorFirst />,
    }),
    [confirm, hasSecondFactor],
  );

  return <RemedyContext value={remedies}>{children}</RemedyContext>;
}

type StepUpProps = Pick<ProviderProps, "confirm" | "hasSecondFactor"> & { failure: object; onDone: () => void };

/** Asks at once, in a dialog; the link opens it again, and leads to a page of its own before JavaScript. */
function StepUp({ confirm, hasSecondFactor, failure, onDone }: StepUpProps) {
  const t = useTranslations("layout.proof");
  const path = usePathname();
  const query = useSearchParams().toString();
  const [closedFor, setClosedFor] = useState<object | null>(null);
  const close = () => setClosedFor(failure);

  return (
    <>
      <TextLink
        href={`/account/bevestigen?naar=${encodeURIComponent(query ? `${path}?${query}` : path)}`}
        onClick={(event) => {
          event.preventDefault();
          setClosedFor(null);
        }}
      >
        {t("title")}
      </TextLink>
      <Dialog isOpen={closedFor !== failure} onClose={close} title={t("title")} sentence={hasSecondFactor ? t("byCode") : t("byPassword")}>
        <ActionForm
          action={confirm}
          label={t("title")}
          className="mt-6"
          onDone={() => {
            close();
            onDone();
          }}
        >
          {hasSecondFactor ? <CodeField focusAtStart /> : <PasswordField focusAtStart />}
          <div className="mt-7 flex flex-wrap gap-2.5 max-sm:flex-col">
            <SubmitButton>{t("submit")}</SubmitButton>
            <Button variant="ghost" onClick={close}>
              {t("later")}
            </Button>
          </div>
        </ActionForm>
      </Dialog>
    </>
  );
}

function SecondFactorFirst() {
  const t = useTranslations("layout.secondFactor");

  return <TextLink href="/account/beveiliging/tweede-stap">{t("switchOn")}</TextLink>;
}
