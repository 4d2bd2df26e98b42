import { getVersionPdf } from "@/lib/pay-equity/shown.service";
import { pdfFile } from "@/lib/portal/file";

type Place = { params: Promise<{ company: string; document: string; number: string }> };

export async function GET(request: Request, { params }: Place): Promise<Response> {
  const { company, document, number } = await params;
  return pdfFile(new URL(request.url).pathname, (actor) => getVersionPdf(actor, company, document, Number(number)));
}
