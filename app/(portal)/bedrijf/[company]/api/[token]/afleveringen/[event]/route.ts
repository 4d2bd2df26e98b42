import { liveRead } from "@/lib/portal/read";
import { getDelivery } from "@/lib/webhooks/service";

type Place = { params: Promise<{ company: string; token: string; event: string }> };

export async function GET(_request: Request, { params }: Place): Promise<Response> {
  const { company, token, event } = await params;
  return liveRead((actor) => getDelivery(actor, company, token, event));
}
