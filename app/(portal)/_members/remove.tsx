import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RoleLine } from "@/components/members/role-line";
import { Card, CardBody } from "@/components/ui/card";
import { DangerForm } from "@/components/ui/danger-form";
import { Page } from "@/components/ui/page";
import type { Where } from "@/lib/members/schema";
import { getMember } from "@/lib/members/service";
import { orNotFound } from "@/lib/portal/page";
import { personOrSignIn } from "@/lib/portal/session";
import { removeMember } from "./actions";
import { pathOf, placeOf } from "./place";

type Props = { where: Where; userId: string; roleId: string };

/** The last step before somebody loses a role, or all of them here. @param roleId empty for all */
export async function RemovePage({ where, userId, roleId }: Props) {
  const path = `${pathOf(where)}/${userId}`;
  const { actor } = await personOrSignIn(`${path}/weghalen`);
  const [place, person] = await orNotFound(Promise.all([placeOf(actor, where), getMember(actor, where, userId)]));
  const taken = person.roles.filter((role) => role.mayChange && (roleId === "" || role.id === roleId));
  if (taken.length === 0) notFound();

  const t = await getTranslations("members.remove");
  const { name } = person;
  const title = roleId === "" ? t("title", { name, place: place.name }) : t("titleRole", { name });
  return (
    <Page title={title} sentence={t("lead", { name, count: taken.length })} breadcrumb={[...place.crumbs, { label: name, href: path }, { label: t("submit") }]}>
      <Card as="div">
        <CardBody>
          <ul className="mb-4 grid list-disc gap-1 pl-5 font-520 marker:text-ink-3">
            {taken.map((role) => (
              <li key={role.id}>
                <RoleLine role={role.role} company={role.company} />
              </li>
            ))}
          </ul>
          <p className="mb-6 max-w-[76ch] text-ink-2">{t("mail", { name })}</p>
          <DangerForm action={removeMember.bind(null, where.kind, where.slug, userId)} name={name} submit={t("submit")} cancel={{ href: path, label: t("cancel") }}>
            <input type="hidden" name="role" value={roleId} />
          </DangerForm>
        </CardBody>
      </Card>
    </Page>
  );
}
