import { getSignedPdf } from "@/lib/agreements/service";
import { pdfFile } from "@/lib/portal/file";

type Context = { params: Promise<{ organisation: string }> };

/** The signed agreement, byte for byte as it was sealed: the newest, or with `?versie=1.0` the one of that version. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { organisation } = await params;
  const version = new URL(request.url).searchParams.get("versie");
  const query = version === null ? "" : `?versie=${encodeURIComponent(version)}`;
  return pdfFile(`/organisatie/${organisation}/api/overeenkomst.pdf${query}`, (actor) => getSignedPdf(actor, organisation, version));
}
