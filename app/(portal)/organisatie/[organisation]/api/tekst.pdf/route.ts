import { getTextPdf } from "@/lib/agreements/service";
import { pdfFile } from "@/lib/portal/file";

type Context = { params: Promise<{ organisation: string }> };

/** The text before signing, to read at leisure or send to whoever decides. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { organisation } = await params;
  return pdfFile(`/organisatie/${organisation}/api/tekst.pdf`, (actor) => getTextPdf(actor, organisation));
}
