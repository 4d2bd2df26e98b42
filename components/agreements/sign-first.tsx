import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type Props = {
  company: string;
  signers: string[];
  /** The agreement in the organisation environment, for whoever may go there. */
  href: string | null;
};

/** Before the agreement is signed: who can, and the way there. */
export function SignFirst({ company, signers, href }: Props) {
  const t = useTranslations("tokens");

  return (
    <Notice
      kind="attention"
      title={t("unsigned.title")}
      action={
        href && (
          <ButtonLink href={href} size="s">
            {t("form.blocked.go")}
          </ButtonLink>
        )
      }
    >
      {t("unsigned.text", { count: signers.length, names: signers.join(", "), company })}
    </Notice>
  );
}
