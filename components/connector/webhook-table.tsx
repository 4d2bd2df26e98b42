import { useTranslations } from "next-intl";
import type { Fault, ReceivedWebhook } from "@/lib/connector/schema";
import { Moment } from "./moment";

/** The received webhooks, newest first, and whether their change was fetched. */
export function WebhookTable({ webhooks }: { webhooks: ReceivedWebhook[] }) {
  const t = useTranslations("connector.webhooks");
  if (webhooks.length === 0) return <p className="cx-empty">{t("empty")}</p>;

  return (
    <div className="cx-scroll" role="region" aria-label={t("caption")} tabIndex={0}>
      <table>
        <caption className="cx-hidden">{t("caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("receivedAt")}</th>
            <th scope="col">{t("type")}</th>
            <th scope="col">{t("id")}</th>
            <th scope="col">{t("handled")}</th>
          </tr>
        </thead>
        <tbody>
          {webhooks.map(({ id, type, receivedAt, handledAt, fault }) => (
            <tr key={id}>
              <td>
                <Moment at={receivedAt} />
              </td>
              <th scope="row" className="cx-code">
                {type}
              </th>
              <td className="cx-code">{id}</td>
              <td>{handledAt ? <Moment at={handledAt} /> : <Waiting fault={fault} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Waiting({ fault }: { fault: Fault | null }) {
  const t = useTranslations("connector");
  if (!fault) return t("webhooks.waiting");

  return t("webhooks.waitingBecause", { reason: t(`fault.${fault.kind}`, fault.values) });
}
