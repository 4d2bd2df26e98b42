import { getSignedPdf } from "@/lib/agreements/service";
import { pdfFile } from "@/lib/portal/file";

type Context = { params: Promise<{ organisation: string }> };

/** The signed agreement, byte for byte as it was made. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { organisation } = await params;
  return pdfFile(`/organisatie/${organisation}/api/overeenkomst.pdf`, (actor) => getSignedPdf(actor, organisation));
}
