import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AgreementContents, AgreementWording } from "@/components/agreements/agreement-text";
import { Redline } from "@/components/agreements/redline";
import { SignForm } from "@/components/agreements/sign-form";
import { WhoSigns } from "@/components/agreements/who-signs";
import { ButtonLink } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { CodeGroups } from "@/components/ui/code-groups";
import { momentText } from "@/components/ui/dates";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import type { AgreementState, Signature } from "@/lib/agreements/schema";
import { getAgreement } from "@/lib/agreements/service";
import { now } from "@/lib/core/clock";
import { wordsIn } from "@/lib/core/words";
import type { Organisation } from "@/lib/organisations/schema";
import { getOrganisation } from "@/lib/organisations/service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";
import { sign } from "./actions";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("agreements.sign");
  return { title: await tabTitle("organisation", organisation, t("title")) };
}

/** The whole text on one page, and the signature under it. */
export default async function SignPage({ params }: Props) {
  const { organisation: slug } = await params;
  const { actor } = await personOrSignIn(`/organisatie/${slug}/api/ondertekenen`);
  const [organisation, agreement] = await orNotFound(Promise.all([getOrganisation(actor, slug), getAgreement(actor, slug)]));

  const isSigned = agreement.signature?.version === agreement.text.version;
  if (agreement.signature && isSigned) return <AlreadySigned organisation={organisation} signature={agreement.signature} />;
  return <ToSign organisation={organisation} agreement={agreement} />;
}

type ToSignProps = { organisation: Organisation; agreement: AgreementState };

/** Right behind the text: when it comes into view, the end of the text did. */
const END_OF_TEXT = "einde-van-de-tekst";

async function ToSign({ organisation, agreement }: ToSignProps) {
  const t = await getTranslations("agreements.sign");
  const words = await getTranslations("agreements");
  const { text, parts, maySign, signers, signature, changes } = agreement;

  return (
    <Page
      title={maySign ? t("title") : words("title")}
      sentence={maySign ? t("lead") : undefined}
      breadcrumb={await crumbsOf(organisation)}
      actions={
        maySign && (
          <a href="#handtekening" className={buttonStyle("secondary")}>
            {t("toSignature")}
          </a>
        )
      }
    >
      <div className="grid items-start gap-12 xl:grid-cols-[minmax(0,1fr)_260px]">
        <div className="min-w-0">
          {signature && changes && (
            <div className="mb-10 max-w-[860px]">
              <Redline from={signature.version} to={text.version} changes={changes} />
            </div>
          )}
          <article aria-label={t("textLabel", { version: text.version })} className="max-w-[74ch]">
            <AgreementWording parts={parts} />
          </article>
          <div id={END_OF_TEXT} aria-hidden className="h-px" />
          <div id="handtekening" className="mt-12 max-w-[780px]">
            {maySign ? <SignatureForm organisation={organisation} agreement={agreement} /> : <WhoSigns maySign={false} signers={signers} />}
          </div>
        </div>
        <aside className="sticky top-8 max-xl:hidden">
          <h2 className="mb-3 text-label font-600">{t("contents")}</h2>
          <AgreementContents label={t("contents")} parts={parts} />
        </aside>
      </div>
    </Page>
  );
}

async function SignatureForm({ organisation, agreement }: ToSignProps) {
  const t = await getTranslations("agreements.sign");
  const words = await getTranslations("agreements");
  const { text } = agreement;
  const facts = { organisation: organisation.name, kvk: organisation.kvkNumber };
  const isDutch = (await getLocale()) === "nl";

  return (
    <Card labelledBy="signature-heading">
      <CardHead id="signature-heading" title={t("heading", { organisation: organisation.name })} />
      <CardBody>
        {!isDutch && <p className="mb-5 text-field text-ink-3">{t("dutchText")}</p>}
        <SignForm
          sign={sign.bind(null, organisation.slug)}
          version={text.version}
          openedAt={now().toISOString()}
          endOfText={END_OF_TEXT}
          statement={wordsIn("nl")("agreements.statement", facts)}
          translation={isDutch ? undefined : words("statement", facts)}
        />
        <div className="mt-8 border-t border-line pt-5 text-field text-ink-3">
          <h3 className="font-560 text-ink-2">{t("kindHeading")}</h3>
          <p className="mt-0.5 max-w-[70ch]">{t("kind")}</p>
          <p className="mt-4 font-560 text-ink-2">{t("hash")}</p>
          <p className="mt-0.5">
            <CodeGroups value={text.sha256} />
          </p>
        </div>
      </CardBody>
    </Card>
  );
}

async function AlreadySigned({ organisation, signature }: { organisation: Organisation; signature: Signature }) {
  const t = await getTranslations("agreements.sign");
  const moment = momentText(new Date(signature.signedAt), await getLocale());

  return (
    <Page title={t("alreadyTitle")} breadcrumb={await crumbsOf(organisation)}>
      <Notice
        kind="ok"
        action={
          <ButtonLink href={`/organisatie/${organisation.slug}/api`} variant="primary">
            {t("toSigned")}
          </ButtonLink>
        }
      >
        {t("already", { name: signature.signerName, version: signature.version, moment })}
      </Notice>
    </Page>
  );
}

async function crumbsOf(organisation: Organisation) {
  const t = await getTranslations("agreements");
  const base = `/organisatie/${organisation.slug}`;
  return [{ label: organisation.name, href: base }, { label: t("tabTitle"), href: `${base}/api` }, { label: t("sign.title") }];
}
