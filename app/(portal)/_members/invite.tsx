import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { InviteForm } from "@/components/members/invite-form";
import { Card, CardBody } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import type { Where } from "@/lib/members/schema";
import { listMembers } from "@/lib/members/service";
import { orNotFound } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";
import { invite } from "./actions";
import { companiesOf, pathOf, placeOf } from "./place";

/** The form that asks a colleague to take part. Whoever may not see the people, may not ask one either. */
export async function InvitePage({ where }: { where: Where }) {
  const path = pathOf(where);
  const { actor } = await personOrSignIn(`${path}/uitnodigen`);
  const [place, companies] = await orNotFound(Promise.all([placeOf(actor, where), companiesOf(actor, where), listMembers(actor, where)]));

  const t = await getTranslations("members.form");
  const explained = where.kind === "organisation" ? [t("adminOrganisation"), t("adminCompany"), t("reader")] : [t("adminCompany"), t("reader")];
  return (
    <Page title={t("title")} sentence={t("lead", { place: place.name })} breadcrumb={[...place.crumbs, { label: t("title") }]}>
      <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_340px]">
        <Card as="div">
          <CardBody>
            <ClientMessages areas={["members"]}>
              <InviteForm action={invite.bind(null, where.kind, where.slug)} companies={companies} back={path} />
            </ClientMessages>
          </CardBody>
        </Card>
        <section aria-labelledby="what-roles-do">
          <h2 id="what-roles-do" className="text-label font-600">
            {t("aside")}
          </h2>
          <ul className="mt-2 grid gap-2 text-table text-ink-2">
            {explained.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}
