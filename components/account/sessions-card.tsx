"use client";
import { useFormStatus } from "react-dom";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { SubmitButton } from "@/components/ui/submit-button";
import { AboveRowLink, Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { OwnSession } from "@/lib/accounts/schema";
import type { FormAction } from "./form-action";

type Props = { sessions: OwnSession[]; end: FormAction<void>; endOthers: FormAction<number> };

/** Every browser somebody is signed in with, and the way to sign each of them out from here. */
export function SessionsCard({ sessions, end, endOthers }: Props) {
  const t = useTranslations("account.sessions");
  const others = sessions.filter((session) => !session.isThis).length;

  return (
    <Card labelledBy="sessions">
      <CardHead
        id="sessions"
        title={t("title")}
        note={t("count", { count: sessions.length })}
        actions={
          // The form stays when its button has nothing left to do: it still has to say what it did.
          <ActionForm action={endOthers} label={t("endOthers")} done="toast" className="max-sm:[&>button]:w-full">
            {others > 0 && (
              <SubmitButton variant="danger" size="s">
                {t("endOthers")}
              </SubmitButton>
            )}
          </ActionForm>
        }
      />
      <ActionForm action={end} label={t("title")} done="toast" className="[&>[role=group]]:mx-6">
        <Table
          label={t("title")}
          columns={
            <>
              <Column>{t("device")}</Column>
              <Column>{t("address")}</Column>
              <Column>{t("started")}</Column>
              <Column>{t("lastSeen")}</Column>
              <Column align="right">{t("action")}</Column>
            </>
          }
        >
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </Table>
      </ActionForm>
    </Card>
  );
}

function SessionRow({ session }: { session: OwnSession }) {
  const t = useTranslations("account.sessions");
  const device = useDevice(session);

  return (
    <Row>
      <NameCell>{device}</NameCell>
      <Cell mono={session.address !== null} quiet={session.address === null} label={t("address")}>
        {session.address ?? t("unknownAddress")}
      </Cell>
      <Cell label={t("started")}>
        <AboveRowLink>
          <Moment at={session.startedAt.toISOString()} />
        </AboveRowLink>
      </Cell>
      <Cell label={t("lastSeen")}>
        <AboveRowLink>
          <Moment at={session.lastSeenAt.toISOString()} />
        </AboveRowLink>
      </Cell>
      <Cell align="right" phone="aside">
        {session.isThis ? <Tag>{t("this")}</Tag> : <EndButton id={session.id} device={device} />}
      </Cell>
    </Row>
  );
}

/** One form holds all rows, so that it is still there to say what it did when its row is gone. */
function EndButton({ id, device }: { id: string; device: string }) {
  const t = useTranslations("account.sessions");
  const { pending, data } = useFormStatus();

  return (
    <Button type="submit" name="session" value={id} size="s" variant="danger" pending={pending && data.get("session") === id} aria-label={t("endNamed", { device })}>
      {t("end")}
    </Button>
  );
}

function useDevice({ browser, system }: OwnSession): string {
  const t = useTranslations("account.sessions");
  if (browser && system) return t("browserOn", { browser, system });
  return browser ?? system ?? t("unknownDevice");
}
