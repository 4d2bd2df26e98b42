import { DocumentView } from "@/components/connector/document-view";
import { getDocument } from "@/lib/connector/service";
import { orNotFound, visitorOfPage } from "../../../door";

type Props = { params: Promise<{ administration: string; document: string }>; searchParams: Promise<{ versie?: string | string[] }> };

export default async function DocumentPage({ params, searchParams }: Props) {
  const { administration, document: id } = await params;
  const { versie: version } = await searchParams;
  const document = await orNotFound(await visitorOfPage(), (visitor) => getDocument(visitor, administration, id, version?.toString()));

  return <DocumentView administrationId={administration} document={document} />;
}
