"use client";
import { useFormStatus } from "react-dom";
import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { dayAndMonthText } from "@/components/ui/dates";
import { Status, type StatusKind } from "@/components/ui/status";
import { AboveRowLink, Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { FormState } from "@/lib/core/form-state";
import type { InvitationListed } from "@/lib/members/schema";
import { RoleLine } from "./role-line";

type Props = { invitations: InvitationListed[]; answer: (previous: FormState<void>, form: FormData) => Promise<FormState<void>> };

/** What was sent and is not accepted, with what can be done about it. One form holds all rows, so that it outlives the row it removes. */
export function InvitationTable({ invitations, answer }: Props) {
  const t = useTranslations("members.invitations");
  const columns = (
    <>
      <Column>{t("email")}</Column>
      <Column>{t("state")}</Column>
      <Column align="right">{t("actions")}</Column>
    </>
  );

  return (
    <Card labelledBy="invitations">
      <CardHead id="invitations" title={t("title")} />
      <ActionForm action={answer} label={t("title")} className="[&>[role=group]]:mx-6 [&>[role=status]]:mx-6">
        <Table label={t("title")} columns={columns}>
          {invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </Table>
      </ActionForm>
    </Card>
  );
}

const kinds: Record<InvitationListed["state"], StatusKind> = { open: "busy", expired: "attention", declined: "unknown" };

function InvitationRow({ invitation }: { invitation: InvitationListed }) {
  const t = useTranslations("members.invitations");
  const locale = useLocale();
  const { id, email, state, expiresAt, invitedBy } = invitation;
  const date = dayAndMonthText(new Date(expiresAt), locale);
  const until = { open: t("openUntil", { date }), expired: t("expiredOn", { date }), declined: undefined }[state];

  return (
    <Row>
      <NameCell
        detail={
          <>
            <RoleLine role={invitation.role} company={invitation.company} />, {t("by", { name: invitedBy })}
          </>
        }
      >
        {email}
      </NameCell>
      <Cell>
        <Status kind={kinds[state]} detail={until}>
          {t(state)}
        </Status>
      </Cell>
      <Cell align="right">
        {invitation.mayManage && (
          <AboveRowLink>
            <span className="inline-flex flex-wrap justify-end gap-2 stacked:mt-2 stacked:justify-start">
              {state !== "declined" && <Press name="resend" id={id} label={t("resendFor", { email })} word={t("resend")} />}
              {state !== "declined" && <Press name="revoke" id={id} label={t("revokeFor", { email })} word={t("revoke")} danger />}
            </span>
          </AboveRowLink>
        )}
      </Cell>
    </Row>
  );
}

type PressProps = { name: "resend" | "revoke"; id: string; label: string; word: string; danger?: boolean };

function Press({ name, id, label, word, danger = false }: PressProps) {
  const { pending, data } = useFormStatus();

  return (
    <Button type="submit" name={name} value={id} size="s" variant={danger ? "danger" : "secondary"} pending={pending && data.get(name) === id} aria-label={label}>
      {word}
    </Button>
  );
}
