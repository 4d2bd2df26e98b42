import type { ComponentProps } from "react";
import { useTranslations } from "next-intl";
import { Card, CardBody } from "@/components/ui/card";
import type { Report } from "@/lib/pay-equity/report.schema";
import { FindingList } from "./finding-list";
import { PublishPanel } from "./publish-panel";

type Publish = ComponentProps<typeof PublishPanel>;

type Props = Pick<Publish, "draft" | "sharedWith" | "declaration"> & {
  /** Null for somebody who may not publish. */
  publish: Publish["action"] | null;
  organisation: string;
  /** Null without a draft. */
  report: Report | null;
  /** Where the whole check stands. */
  checkHref: string;
};

/** The draft of a document: what the check says of it, and for whoever may, the way to publish it. */
export function DraftPanel({ publish, draft, sharedWith, declaration, report, checkHref, organisation }: Props) {
  const t = useTranslations("regulations.publish");
  if (publish) {
    return (
      <PublishPanel action={publish} draft={draft} sharedWith={sharedWith} declaration={declaration}>
        {report && <FindingList report={report} href={checkHref} />}
      </PublishPanel>
    );
  }

  return draft ? (
    <Card as="div">
      <CardBody className="grid gap-5">
        {report && <FindingList report={report} href={checkHref} />}
        <p className="text-small text-ink-3">{t("reader", { organisation })}</p>
      </CardBody>
    </Card>
  ) : null;
}
