import { AppError } from "@/lib/core/errors";
import { exportRegulation } from "@/lib/pay-equity/importing.service";
import { jsonFile } from "@/lib/portal/file";

type Place = { params: Promise<{ organisation: string; document: string }> };

/** The message as a file: of the version that `?versie=` names, else of the draft. */
export async function GET(request: Request, { params }: Place): Promise<Response> {
  const { organisation, document } = await params;
  const { pathname, searchParams, search } = new URL(request.url);
  return jsonFile(`${pathname}${search}`, (actor) => exportRegulation(actor, organisation, document, versionIn(searchParams.get("versie"))));
}

function versionIn(asked: string | null): number | null {
  if (asked === null) return null;
  if (!/^[1-9]\d{0,5}$/.test(asked)) throw new AppError("not_found");
  return Number(asked);
}
