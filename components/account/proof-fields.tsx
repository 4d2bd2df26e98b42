"use client";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "next-intl";
import { linkStyle, TextLink } from "@/components/ui/link";
import { TextField } from "@/components/ui/text-field";
import { useHasScript } from "@/components/ui/use-has-script";

type Focus = { focusAtStart?: boolean };

/** The field for whoever proves to be there by the password. */
export function PasswordField({ focusAtStart = false }: Focus) {
  const t = useTranslations("layout.proof");
  const field = useFocusAtStart(focusAtStart);

  return <TextField ref={field} type="password" name="password" label={t("password")} autoComplete="current-password" maxLength={128} />;
}

type Props = Focus & {
  /** Begins with a recovery code instead of six digits. */
  recovery?: boolean;
  /** Where the other of the two is asked, for a page that must work before JavaScript. */
  otherHref?: string;
};

/** The six digits of the authenticator app, or a recovery code for whoever does not have the device. */
export function CodeField({ recovery: begin = false, otherHref, focusAtStart = false }: Props) {
  const t = useTranslations("layout.proof");
  const hasScript = useHasScript();
  const [recovery, setRecovery] = useState(begin);
  const other = recovery ? t("useApp") : t("useRecovery");

  return (
    <div className="grid gap-2.5">
      {recovery ? <RecoveryCode focusAtStart={focusAtStart} /> : <SixDigits focusAtStart={focusAtStart} />}
      <p className="text-field">
        {hasScript ? (
          <button type="button" className={linkStyle} onClick={() => setRecovery(!recovery)}>
            {other}
          </button>
        ) : (
          otherHref && <TextLink href={otherHref}>{other}</TextLink>
        )}
      </p>
    </div>
  );
}

/** Six digits out of the app; a blank in the middle is allowed, as apps show them. */
export function SixDigits({ help, focusAtStart = false }: Focus & { help?: string }) {
  const t = useTranslations("layout.proof");
  const field = useFocusAtStart(focusAtStart);

  return (
    <TextField
      ref={field}
      name="code"
      label={t("code")}
      help={help ?? t("codeHelp")}
      size="l"
      num
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={9}
      className="max-w-[340px]"
    />
  );
}

function RecoveryCode({ focusAtStart = false }: Focus) {
  const t = useTranslations("layout.proof");
  const field = useFocusAtStart(focusAtStart);

  return (
    <TextField
      ref={field}
      name="code"
      label={t("recovery")}
      help={t("recoveryHelp")}
      mono
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={40}
      className="max-w-[340px]"
    />
  );
}

/** Later than `autoFocus` would: the summary of the form behind a dialog takes the focus when the dialog is drawn. */
function useFocusAtStart(active: boolean) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (active) field.current?.focus();
  }, [active]);

  return field;
}
