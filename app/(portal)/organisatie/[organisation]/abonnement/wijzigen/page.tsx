import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ChoiceForm } from "@/components/licences/choice-form";
import { PreviewCard } from "@/components/licences/preview-card";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import type { PersonActor } from "@/lib/access/actor";
import { AppError } from "@/lib/core/errors";
import { wordsIn } from "@/lib/core/words";
import type { ChangePreview, Subscription } from "@/lib/licences/schema";
import { getSubscription, previewChange, seatTable } from "@/lib/licences/service";
import { getOrganisation } from "@/lib/organisations/service";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";
import { change } from "../actions";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ organisation: string }>; searchParams: Promise<Query> };
type Typed = { plan?: string; extraSeats?: string };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await params;
  const t = await getTranslations("licences.change");
  return { title: await tabTitle("organisation", organisation, t("title")) };
}

/** The choice; once it is made, what it changes and from when, and only then the confirmation. */
export default async function ChangePage({ params, searchParams }: Props) {
  const { organisation: slug } = await params;
  const base = `/organisatie/${slug}`;
  const { actor } = await personOrSignIn(`${base}/abonnement/wijzigen`);
  const [organisation, subscription] = await orNotFound(Promise.all([getOrganisation(actor, slug), getSubscription(actor, slug)]));
  if (subscription.choices.length === 0) notFound();

  const t = await getTranslations("licences");
  const typed = typedIn(await searchParams);
  const { preview, message, errors } = await previewOf(actor, slug, typed);

  return (
    <Page
      title={t("change.title")}
      sentence={t("change.lead")}
      breadcrumb={[{ label: organisation.name, href: base }, { label: t("title"), href: `${base}/abonnement` }, { label: t("change.title") }]}
      notice={message && <Notice kind="attention">{message}</Notice>}
    >
      <div className="grid gap-6">
        {preview && <PreviewCard preview={preview} confirm={change.bind(null, slug)} back={`${base}/abonnement/wijzigen`} />}
        {(!preview || preview.tooMany > 0) && (
          <ChoiceForm choices={subscription.choices} included={seatTable.BASIS.included ?? 0} typed={{ ...presentOf(subscription), ...typed }} errors={errors} />
        )}
        <p className="max-w-[76ch] text-field text-ink-3">{t("price")}</p>
      </div>
    </Page>
  );
}

type Found = { preview?: ChangePreview; message?: string; errors: Record<string, string> };

async function previewOf(actor: PersonActor, slug: string, typed: Typed): Promise<Found> {
  if (typed.plan === undefined) return { errors: {} };
  try {
    return { preview: await previewChange(actor, slug, typed), errors: {} };
  } catch (thrown) {
    if (!(thrown instanceof AppError) || (thrown.code !== "invalid_input" && thrown.code !== "conflict")) throw thrown;
    const say = wordsIn(await getLocale());
    return { message: say(thrown.key, thrown.values), errors: Object.fromEntries(thrown.fields.map((field) => [field.path, say(field.key, field.values)])) };
  }
}

function typedIn({ plan, extraSeats }: Query): Typed {
  return { ...(typeof plan === "string" && { plan }), ...(typeof extraSeats === "string" && { extraSeats }) };
}

/** What the form begins with: the plan that holds, with its seats. */
function presentOf({ licence, choices }: Subscription): Typed {
  const isChoosable = licence !== null && (choices as string[]).includes(licence.plan);
  return { plan: isChoosable ? licence.plan : choices.at(-1), extraSeats: String(licence?.extraSeats ?? 0) };
}
