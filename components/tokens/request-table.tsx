import { useLocale, useNow, useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { rowTimeText } from "@/components/ui/dates";
import { Status, type StatusKind } from "@/components/ui/status";
import { Cell, Column, NameCell, Row, Table } from "@/components/ui/table";
import type { LoggedRequest } from "@/lib/tokens/schema";

/** Calls as the log keeps them, newest first. */
export function RequestTable({ requests }: { requests: LoggedRequest[] }) {
  const t = useTranslations("tokens.usage");
  const locale = useLocale();
  const now = useNow();
  const heads = ["request", "time", "status", "took", "address", "id"] as const;

  return (
    <Table label={t("title")} compact wide columns={heads.map((head) => <Column key={head}>{t(`columns.${head}`)}</Column>)}>
      {requests.map((request) => (
        <Row key={request.id}>
          <NameCell>
            <span className="code font-normal">
              {request.method} {shortPath(request.path)}
            </span>
          </NameCell>
          <Cell num phone="aside">
            <span className="whitespace-nowrap">{rowTimeText(new Date(request.at), now, locale)}</span>
          </Cell>
          <Cell>
            <Status kind={kindOf(request.status)}>
              <span className="num">{request.status}</span> {request.code && <span className="code text-ink-3">{request.code}</span>}
            </Status>
          </Cell>
          <Cell num phone="hidden">
            <span className="whitespace-nowrap">{t("ms", { ms: request.durationMs })}</span>
          </Cell>
          <Cell phone="hidden">
            <span className="code wrap-anywhere">{request.address}</span>
          </Cell>
          <Cell>
            <span className="inline-flex items-center gap-1">
              <span className="code" title={request.requestId}>
                {shortId(request.requestId)}
              </span>
              <CopyButton look="icon" value={request.requestId} name={t("columns.id")} />
            </span>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function kindOf(status: number): StatusKind {
  if (status >= 500) return "failed";
  return status >= 400 ? "attention" : "ok";
}

/** All calls begin alike. */
function shortPath(path: string): string {
  return path.replace(/^\/api\/v1/, "");
}

function shortId(id: string): string {
  return id.length > 13 ? `${id.slice(0, 8)}…` : id;
}
