import { ArrowRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { dateText } from "@/components/ui/dates";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/core/form-state";
import type { ChangePreview, SeatHolders, TermsShown } from "@/lib/licences/schema";
import { useTermsText } from "./terms-text";

type Props = { preview: ChangePreview; confirm: (previous: FormState<never>, form: FormData) => Promise<FormState<never>>; back: string };

/** Now and then, side by side; under it the confirmation, or what must go first. */
export function PreviewCard({ preview, confirm, back }: Props) {
  const t = useTranslations("licences.preview");
  const locale = useLocale();
  const termsText = useTermsText();
  const { before, after, from, atOnce, replaces, use, tooMany, seen } = preview;
  const date = dateText(from, locale);

  return (
    <Card labelledBy="preview">
      <CardHead id="preview" title={t("title")} />
      <CardBody className="grid gap-5">
        <div className="grid items-stretch gap-3 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
          <Side heading={t("now")} terms={before} inUse={use.inUse} />
          <Icon of={ArrowRight} size={20} className="self-center text-ink-3 max-sm:rotate-90 max-sm:justify-self-center" />
          <Side heading={atOnce ? t("atOnce") : t("then", { date })} terms={after} inUse={use.inUse} />
        </div>
        {replaces && <p className="text-table text-ink-2">{t("replaces", { date: dateText(replaces.from, locale), plan: termsText(replaces) })}</p>}
        {tooMany > 0 ? (
          <TooMany preview={preview} />
        ) : (
          <ActionForm action={confirm} label={t("title")}>
            <input type="hidden" name="plan" value={after.plan} />
            <input type="hidden" name="extraSeats" value={after.extraSeats} />
            <input type="hidden" name="from" value={from} />
            <input type="hidden" name="seen" value={seen} />
            <div className="flex flex-wrap gap-2.5">
              <SubmitButton>{atOnce ? t("confirmAtOnce") : t("confirm", { date })}</SubmitButton>
              <ButtonLink href={back}>{t("other")}</ButtonLink>
            </div>
          </ActionForm>
        )}
      </CardBody>
    </Card>
  );
}

function Side({ heading, terms, inUse }: { heading: string; terms: TermsShown | null; inUse: number }) {
  const t = useTranslations("licences.preview");
  const termsText = useTermsText();
  const seats = terms?.seats ?? null;

  return (
    <div className="min-w-0 rounded-plate border border-line px-4 py-3.5">
      <h3 className="text-field text-ink-3">{heading}</h3>
      <p className="mt-1 font-560">{terms ? termsText(terms) : t("nothing")}</p>
      {seats !== null && <p className="num mt-0.5 text-field text-ink-2">{t("seats", { seats, inUse })}</p>}
    </div>
  );
}

function TooMany({ preview: { after, use, tooMany } }: { preview: ChangePreview }) {
  const t = useTranslations("licences.preview");

  return (
    <>
      <Notice kind="attention" title={t("tooMany", { count: tooMany })}>
        {t("tooManyText", { seats: after.seats ?? 0, inUse: use.inUse })}
      </Notice>
      {use.holders && <Holders holders={use.holders} />}
    </>
  );
}

function Holders({ holders: { people, invitations } }: { holders: SeatHolders }) {
  const t = useTranslations("licences.preview");
  const lists = [
    { heading: t("people"), names: people.map(({ id, name }) => ({ id, name })) },
    { heading: t("invitations"), names: invitations.map((email) => ({ id: email, name: email })) },
  ].filter(({ names }) => names.length > 0);

  return (
    <section aria-label={t("holders")} className="grid gap-5 sm:grid-cols-2">
      {lists.map(({ heading, names }) => (
        <div key={heading} className="min-w-0">
          <h3 className="mb-1.5 text-field font-560 text-ink-2">{heading}</h3>
          <ul className="grid gap-1 text-table">
            {names.map(({ id, name }) => (
              <li key={id} className="wrap-anywhere">
                {name}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
