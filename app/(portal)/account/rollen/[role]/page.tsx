import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { leave } from "@/app/(portal)/_members/actions";
import { Card, CardBody } from "@/components/ui/card";
import { DangerForm } from "@/components/ui/danger-form";
import { Page } from "@/components/ui/page";
import { listOwnRoles } from "@/lib/members/service";
import { personOrSignIn } from "@/lib/portal/session";

type Props = { params: Promise<{ role: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("members.own");
  return { title: t("leave") };
}

/** The last step before laying down one's own role. */
export default async function LeavePage({ params }: Props) {
  const { role: roleId } = await params;
  const { actor } = await personOrSignIn(`/account/rollen/${roleId}`);
  const own = (await listOwnRoles(actor)).find((role) => role.id === roleId);
  if (!own) notFound();

  const t = await getTranslations("members");
  const { place, where } = own;
  return (
    <Page
      title={t("own.leaveTitle", { place })}
      sentence={t("own.leaveLead", { role: t(`roles.${own.role}`) })}
      breadcrumb={[{ label: t("own.title"), href: "/account/rollen" }, { label: t("own.leave") }]}
    >
      <Card as="div">
        <CardBody>
          <p className="mb-6 max-w-[76ch] text-ink-2">{t("own.leaveOthers")}</p>
          <DangerForm action={leave.bind(null, where.kind, where.slug)} name={place} submit={t("own.leaveFrom", { place })} cancel={{ href: "/account/rollen", label: t("own.stay") }} />
        </CardBody>
      </Card>
    </Page>
  );
}
