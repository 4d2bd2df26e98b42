import type { ReactNode } from "react";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { RoleForm } from "@/components/members/role-form";
import { RoleLine } from "@/components/members/role-line";
import { SessionsForm } from "@/components/members/sessions-form";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardBody, CardHead } from "@/components/ui/card";
import { dayText } from "@/components/ui/dates";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import type { Member, MemberRole, Where } from "@/lib/members/schema";
import { getMember } from "@/lib/members/service";
import { orNotFound } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";
import { changeRole, endSessions } from "./actions";
import { type MembersPlace, pathOf, placeOf } from "./place";

/** One person in a place: the roles, and what whoever looks may change about them. */
export async function PersonPage({ where, userId }: { where: Where; userId: string }) {
  const path = `${pathOf(where)}/${userId}`;
  const { actor } = await personOrSignIn(path);
  const [place, person] = await orNotFound(Promise.all([placeOf(actor, where), getMember(actor, where, userId)]));

  const t = await getTranslations("members");
  const mayEnd = person.roles.every((role) => role.mayChange);
  const mayRemove = person.roles.some((role) => role.mayChange);
  return (
    <Page
      title={person.name}
      sentence={person.email}
      breadcrumb={[...place.crumbs, { label: person.name }]}
      notice={
        person.isYou && (
          <Notice kind="info" action={<ButtonLink href="/account/rollen">{t("personPage.toOwn")}</ButtonLink>}>
            {t("personPage.self")}
          </Notice>
        )
      }
    >
      <ClientMessages areas={["members"]}>
        <div className="grid gap-6">
          <Card labelledBy="roles">
            <CardHead id="roles" title={t("personPage.roles")} />
            <ul>
              {person.roles.map((role) => (
                <RoleOf key={role.id} where={where} role={role} path={path} isYou={person.isYou} isOnly={person.roles.length === 1} />
              ))}
            </ul>
          </Card>
          {mayEnd && <Sessions where={where} person={person} />}
          {mayRemove && <Removal place={place} person={person} path={path} />}
        </div>
      </ClientMessages>
    </Page>
  );
}

type RoleProps = { where: Where; role: MemberRole; path: string; isYou: boolean; isOnly: boolean };

async function RoleOf({ where, role, path, isYou, isOnly }: RoleProps) {
  const t = await getTranslations("members");

  return (
    <li className="grid gap-3 border-t border-line px-6 py-5 max-sm:px-5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div>
        <p className="font-560">
          <RoleLine role={role.role} company={role.company} />
        </p>
        <p className="text-small text-ink-3">{t("since", { date: dayText(new Date(role.since), await getLocale()) })}</p>
        {!role.mayChange && !isYou && <p className="mt-1 text-field text-ink-2">{t("personPage.fromOrganisation")}</p>}
      </div>
      {role.mayChange && (
        <div className="grid gap-2">
          <RoleForm action={changeRole.bind(null, where.kind, where.slug, role.id)} level={role.role === "READER" ? "reader" : "admin"} />
          {!isOnly && (
            <TextLink href={`${path}/weghalen?rol=${role.id}`} className="text-field">
              {t("personPage.takeRole")}
            </TextLink>
          )}
        </div>
      )}
    </li>
  );
}

async function Sessions({ where, person }: { where: Where; person: Member }) {
  const t = await getTranslations("members.personPage");

  return (
    <Block id="sessions" title={t("sessions")} text={t("sessionsText", { name: person.name })}>
      <SessionsForm action={endSessions.bind(null, where.kind, where.slug, person.id)} />
    </Block>
  );
}

async function Removal({ place, person, path }: { place: MembersPlace; person: Member; path: string }) {
  const t = await getTranslations("members.personPage");

  return (
    <Block id="removal" title={t("remove")} text={t(`removeText.${place.where.kind}`, { name: person.name, place: place.name })}>
      <ButtonLink href={`${path}/weghalen`} variant="danger" className="max-sm:w-full">
        {t("removeAction", { name: person.name })}
      </ButtonLink>
    </Block>
  );
}

function Block({ id, title, text, children }: { id: string; title: string; text: string; children: ReactNode }) {
  return (
    <Card labelledBy={id}>
      <CardHead id={id} title={title} />
      <CardBody>
        <p className="mb-4 max-w-[76ch] text-ink-2">{text}</p>
        {children}
      </CardBody>
    </Card>
  );
}
