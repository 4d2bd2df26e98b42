import { getShownMessage } from "@/lib/pay-equity/reading.service";
import { jsonFile } from "@/lib/portal/file";

type Place = { params: Promise<{ company: string; document: string; number: string }> };

export async function GET(request: Request, { params }: Place): Promise<Response> {
  const { company, document, number } = await params;
  return jsonFile(new URL(request.url).pathname, (actor) => getShownMessage(actor, company, document, Number(number)));
}
