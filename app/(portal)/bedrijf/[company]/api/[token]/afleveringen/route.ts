import { liveRead } from "@/lib/portal/read";
import { listDeliveries } from "@/lib/webhooks/service";

type Place = { params: Promise<{ company: string; token: string }> };

export async function GET(_request: Request, { params }: Place): Promise<Response> {
  const { company, token } = await params;
  return liveRead((actor) => listDeliveries(actor, company, token, { limit: 50 }));
}
