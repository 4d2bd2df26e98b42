import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";

/** Step 5: the rest happens in the mail. `inboxHref` where mails stay on this machine. */
export function CheckMail({ changeHref, inboxHref }: { changeHref: string; inboxHref?: string }) {
  const t = useTranslations("registration.email");

  return (
    <>
      <p className="max-w-[60ch] text-ink-2">{t("until")}</p>
      <p className="mt-4">
        <TextLink href={changeHref}>{t("change")}</TextLink>
      </p>
      {inboxHref && (
        <Notice
          kind="info"
          className="mt-8"
          action={
            <ButtonLink href={inboxHref} variant="primary" icon={<Inbox />}>
              {t("toInbox")}
            </ButtonLink>
          }
        >
          {t("inbox")}
        </Notice>
      )}
    </>
  );
}
