import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { SessionEnd } from "@/lib/accounts/schema";

/** What the address of the page says that happened just before. */
const done = { bevestigd: "confirmed", easyflex: "confirmedEasyflex", wachtwoord: "passwordChosen", email: "emailChanged" } as const;

/** Ends that the person did not choose in this browser; of the others nothing is said. */
const told: readonly SessionEnd[] = ["expired", "rights_changed", "password_changed", "email_changed", "second_factor_changed", "ended_elsewhere"];

/**
 * Why somebody is at the sign-in page: what was just done, or why the last session of this browser is over.
 * A browser without that session's cookie hears nothing of it.
 */
export function SignInNotice({ reason, end }: { reason: unknown; end: SessionEnd | null }) {
  const t = useTranslations("accounts.signIn");

  if (isDone(reason)) return <Said kind="ok">{t(done[reason])}</Said>;
  if (reason === "code") return <Said kind="attention">{t("codeOver")}</Said>;
  if (!end || !told.includes(end)) return null;
  return <Said kind="info">{t(`ended.${end as "expired"}`)}</Said>;
}

function Said({ kind, children }: { kind: "ok" | "attention" | "info"; children: string }) {
  return (
    <Notice kind={kind} className="mb-6">
      {children}
    </Notice>
  );
}

function isDone(reason: unknown): reason is keyof typeof done {
  return typeof reason === "string" && Object.hasOwn(done, reason);
}
