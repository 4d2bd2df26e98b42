import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { AllowListCard } from "@/components/tokens/allow-list-card";
import { DangerCard } from "@/components/tokens/danger-card";
import { ExpiryCard } from "@/components/tokens/expiry-card";
import { PairsCard } from "@/components/tokens/pairs-card";
import { RightsCard } from "@/components/tokens/rights-card";
import { RightsFacts } from "@/components/tokens/rights-facts";
import { TokenHead } from "@/components/tokens/token-head";
import { UsageCard } from "@/components/tokens/usage-card";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { TokenWebhook } from "@/components/webhooks/token-webhook";
import type { PersonActor } from "@/lib/access/actor";
import type { Permission } from "@/lib/access/permissions";
import type { Company } from "@/lib/companies/schema";
import { getCompany } from "@/lib/companies/service";
import { now } from "@/lib/core/clock";
import { mayIn } from "@/lib/portal/access";
import { orNotFound, tabTitle } from "@/lib/portal/page";
import { placeTitle } from "@/lib/portal/places";
import { personOrSignIn } from "@/lib/portal/session";
import type { ApiToken } from "@/lib/tokens/schema";
import { getToken, offeredRights } from "@/lib/tokens/service";
import { listRequests, usageOf } from "@/lib/tokens/usage.service";
import { getDelivery, getEndpoint, listDeliveries } from "@/lib/webhooks/service";
import { askAddress, changeAllowList, changeExpiry, changePermissions, pauseToken, resumeToken, revokeToken, saveEndpoint, testEndpoint } from "../actions";

type Words = string | string[] | undefined;
type Props = { params: Promise<{ company: string; token: string }>; searchParams: Promise<{ aflevering?: Words; verzoek?: Words; voor?: Words }> };

/** How many calls a page of the log holds. */
const CALLS = 20;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { company } = await params;
  const t = await getTranslations("tokens");
  return { title: await tabTitle("company", company, t("tab")) };
}

/**
 * One token: what it may do, its webhook and what was sent to that, who called with it, and all that limits or ends it.
 * `?aflevering=` opens one delivery beside it, `?verzoek=` looks for a call by its id, `?voor=` pages through the calls.
 */
export default async function TokenPage({ params, searchParams }: Props) {
  const { company: slug, token: tokenId } = await params;
  const { aflevering, verzoek, voor } = await searchParams;
  const search = oneWord(verzoek).trim();
  const before = oneWord(voor) || null;
  const path = `/bedrijf/${slug}/api/${tokenId}`;
  const { actor } = await personOrSignIn(path);
  const madeAt = now().toISOString();

  const [company, token, offered] = await orNotFound(Promise.all([getCompany(actor, slug), getToken(actor, slug, tokenId), offeredRights(actor, slug)]));
  const [usage, requests, endpoint, deliveries, open] = await orNotFound(
    Promise.all([
      usageOf(actor, slug, tokenId),
      listRequests(actor, slug, tokenId, { requestId: search || undefined, before: before ?? undefined, limit: CALLS }),
      getEndpoint(actor, slug, tokenId),
      listDeliveries(actor, slug, tokenId, { limit: 50 }),
      shownDelivery(actor, slug, tokenId, aflevering),
    ]),
  );

  const t = await getTranslations("tokens");
  const isOver = token.state === "REVOKED" || token.state === "EXPIRED";
  const may = (permission: Permission) => !isOver && mayIn(actor, slug, permission);
  const mayWrite = may("webhooks:write");
  const mayChange = may("tokens:create");
  const calls = usage.days.slice(-7).reduce((total, day) => total + day.calls, 0);
  const here = [slug, tokenId] as const;

  return (
    <Page
      title={token.name}
      breadcrumb={[{ label: placeTitle(company), href: `/bedrijf/${slug}` }, { label: t("tab"), href: `/bedrijf/${slug}/api` }, { label: token.name }]}
      actions={mayChange && <ButtonLink href={`${path}/vernieuwen`}>{t("rotateLink")}</ButtonLink>}
      notice={<TokenHead token={token} />}
    >
      <ClientMessages areas={["tokens", "permissions", "webhooks"]}>
        <div className="grid gap-4">
          {mayChange ? (
            <RightsCard action={changePermissions.bind(null, ...here)} offered={offered} saved={token.permissions} used={usage.byPermission} />
          ) : (
            <RightsFacts offered={offered} given={token.permissions} isOver={isOver} />
          )}
          <TokenWebhook
            path={path}
            madeAt={madeAt}
            endpoint={endpoint}
            deliveries={deliveries}
            open={open}
            actions={mayWrite ? { save: saveEndpoint.bind(null, ...here), test: testEndpoint.bind(null, ...here) } : null}
          />
          <UsageCard path={path} usage={usage} requests={requests} search={search} before={before} limit={CALLS} />
          <PairsCard credentials={usage.credentials} isOver={isOver} rotate={mayChange ? `${path}/vernieuwen` : null} />
          {mayChange && <Limits company={company} token={token} calls={calls} />}
        </div>
      </ClientMessages>
    </Page>
  );
}

/** From where, until when and whether a token works, for whoever may change that. */
function Limits({ company, token, calls }: { company: Company; token: ApiToken; calls: number }) {
  const here = [company.slug, token.id] as const;

  return (
    <>
      <AllowListCard cidrs={token.allowedCidrs} save={changeAllowList.bind(null, ...here)} ask={askAddress.bind(null, ...here)} />
      <ExpiryCard expiresAt={token.expiresAt} save={changeExpiry.bind(null, ...here)} />
      <DangerCard
        token={token}
        company={{ name: company.name, number: company.number }}
        calls={calls}
        pause={pauseToken.bind(null, ...here)}
        resume={resumeToken.bind(null, ...here)}
        revoke={revokeToken.bind(null, ...here)}
      />
    </>
  );
}

async function shownDelivery(actor: PersonActor, slug: string, tokenId: string, event: Words) {
  return typeof event === "string" ? getDelivery(actor, slug, tokenId, event) : null;
}

function oneWord(given: Words): string {
  return typeof given === "string" ? given.slice(0, 100) : "";
}
