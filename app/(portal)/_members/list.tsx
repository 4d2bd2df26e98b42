import { UserPlus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { InvitationTable } from "@/components/members/invitation-table";
import { MemberTable } from "@/components/members/member-table";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { listInvitations } from "@/lib/members/invitations.service";
import type { Where } from "@/lib/members/schema";
import { listMembers } from "@/lib/members/service";
import { orNotFound } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";
import { answerInvitation } from "./actions";
import { pathOf, placeOf } from "./place";

type Asked = { uitgenodigd?: string | string[]; weggehaald?: string | string[] };

/** Who takes part in a place, and who was asked to. */
export async function MembersPage({ where, asked }: { where: Where; asked: Asked }) {
  const path = pathOf(where);
  const { actor } = await personOrSignIn(path);
  const [place, { people, onlyAdmin }, invitations] = await orNotFound(Promise.all([placeOf(actor, where), listMembers(actor, where), listInvitations(actor, where)]));

  const t = await getTranslations("members");
  const warned = where.kind === "organisation" ? onlyAdmin : null;
  return (
    <Page
      title={t("title")}
      sentence={t(`lead.${where.kind}`, { place: place.name })}
      breadcrumb={place.crumbs}
      actions={
        <>
          <ButtonLink href={`${path}/rechten`}>{t("rightsLink")}</ButtonLink>
          <ButtonLink href={`${path}/uitnodigen`} variant="primary" icon={<UserPlus />} className="max-sm:order-first">
            {t("invite")}
          </ButtonLink>
        </>
      }
      notice={<Said asked={asked} onlyAdmin={warned} />}
    >
      <div className="grid gap-8">
        <MemberTable people={people} path={path} />
        {invitations.length > 0 && (
          <ClientMessages areas={["members"]}>
            <InvitationTable invitations={invitations} answer={answerInvitation.bind(null, where.kind, where.slug)} />
          </ClientMessages>
        )}
      </div>
    </Page>
  );
}

async function Said({ asked, onlyAdmin }: { asked: Asked; onlyAdmin: string | null }) {
  const t = await getTranslations("members");
  const said = asked.uitgenodigd === "1" ? t("invitations.sent") : asked.weggehaald === "1" ? t("removed") : null;
  if (!said && !onlyAdmin) return null;

  return (
    <div className="grid gap-4">
      {said && <Notice kind="ok">{said}</Notice>}
      {onlyAdmin && (
        <Notice kind="attention" title={t("only.title", { name: onlyAdmin })}>
          {t("only.text")}
        </Notice>
      )}
    </div>
  );
}
