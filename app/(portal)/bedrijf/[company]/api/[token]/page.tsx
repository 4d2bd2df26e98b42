import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { RightsCard } from "@/components/tokens/rights-card";
import { RightsFacts } from "@/components/tokens/rights-facts";
import { TokenHead } from "@/components/tokens/token-head";
import { Page } from "@/components/ui/page";
import { TokenWebhook } from "@/components/webhooks/token-webhook";
import { getCompany } from "@/lib/companies/service";
import { now } from "@/lib/core/clock";
import { mayIn } from "@/lib/portal/access";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { placeTitle } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";
import { getToken, offeredRights } from "@/lib/tokens/service";
import { getDelivery, getEndpoint, listDeliveries } from "@/lib/webhooks/service";
import { changePermissions, saveEndpoint, testEndpoint } from "../actions";

type Props = { params: Promise<{ company: string; token: string }>; searchParams: Promise<{ aflevering?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params;
  const t = await getTranslations("tokens");
  return { title: await tabTitle("company", company, t("tab")) };
}

/** One token: what it may do, its webhook, and what was sent to that. `?aflevering=` opens one delivery beside it. */
export default async function TokenPage({ params, searchParams }: Props) {
  const { company: slug, token: tokenId } = await params;
  const { aflevering } = await searchParams;
  const path = `/bedrijf/${slug}/api/${tokenId}`;
  const { actor } = await personOrSignIn(path);
  const madeAt = now().toISOString();

  const [company, token, offered] = await orNotFound(Promise.all([getCompany(actor, slug), getToken(actor, slug, tokenId), offeredRights(actor, slug)]));
  const [endpoint, deliveries, open] = await orNotFound(
    Promise.all([
      getEndpoint(actor, slug, tokenId),
      listDeliveries(actor, slug, tokenId, { limit: 50 }),
      typeof aflevering === "string" ? getDelivery(actor, slug, tokenId, aflevering) : null,
    ]),
  );

  const t = await getTranslations("tokens");
  const isOver = token.state === "REVOKED" || token.state === "EXPIRED";
  const mayWrite = !isOver && mayIn(actor, slug, "webhooks:write");

  return (
    <Page
      title={token.name}
      breadcrumb={[{ label: placeTitle(company), href: `/bedrijf/${slug}` }, { label: t("tab"), href: `/bedrijf/${slug}/api` }, { label: token.name }]}
      notice={<TokenHead token={token} />}
    >
      <ClientMessages areas={["tokens", "permissions", "webhooks"]}>
        <div className="grid gap-4">
          {!isOver && mayIn(actor, slug, "tokens:create") ? (
            <RightsCard action={changePermissions.bind(null, slug, tokenId)} offered={offered} saved={token.permissions} />
          ) : (
            <RightsFacts offered={offered} given={token.permissions} isOver={isOver} />
          )}
          <TokenWebhook
            path={path}
            madeAt={madeAt}
            endpoint={endpoint}
            deliveries={deliveries}
            open={open}
            actions={mayWrite ? { save: saveEndpoint.bind(null, slug, tokenId), test: testEndpoint.bind(null, slug, tokenId) } : null}
          />
        </div>
      </ClientMessages>
    </Page>
  );
}
