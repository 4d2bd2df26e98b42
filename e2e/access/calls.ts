import type { ApiPermission } from "@/lib/access/permissions";
import type { Place } from "./world";

/** What a call of the API needs: nothing at all, any token that is let in, or one right. `at` gives its address, `status` what an empty call without an origin is answered with. */
export type CallRule = { needs: "nothing" | "token" | ApiPermission; at: (place: Place) => string; ofOneThing?: true; status?: number };

const v1 = (needs: CallRule["needs"], address: string): CallRule => ({ needs, at: () => `/api/v1${address}` });
const thing = (needs: ApiPermission, address: (place: Place) => string): CallRule => ({ needs, at: (place) => `/api/v1${address(place)}`, ofOneThing: true });

/** Every call of the door for connectors. One that the router has and this table has not, fails the test. */
export const calls: Record<string, CallRule> = {
  "GET /healthz": { needs: "nothing", at: () => "/healthz" },
  "GET /readyz": { needs: "nothing", at: () => "/readyz" },
  "GET /api/v1/openapi.json": v1("nothing", "/openapi.json"),
  "POST /api/oauth/token": { needs: "nothing", at: () => "/api/oauth/token", status: 400 },
  "GET /controleer/upload": { needs: "nothing", at: () => "/controleer/upload", status: 303 },
  "POST /controleer/upload": { needs: "nothing", at: () => "/controleer/upload", status: 403 },
  "GET /api/v1/company": v1("token", "/company"),
  "GET /api/v1/partners": v1("partners:list", "/partners"),
  "GET /api/v1/partners/:id": thing("partners:read", ({ partnerId }) => `/partners/${partnerId}`),
  "GET /api/v1/partners/:id/positions": thing("positions:list", ({ partnerId }) => `/partners/${partnerId}/positions`),
  "GET /api/v1/partners/:id/positions/:positionId": thing("positions:read", ({ partnerId }) => `/partners/${partnerId}/positions/INPAK`),
  "GET /api/v1/pay-equity": v1("pay-equity:read", "/pay-equity"),
  "GET /api/v1/pay-equity/:id": thing("pay-equity:read", ({ document }) => `/pay-equity/${document}`),
  "GET /api/v1/pay-equity/:id/versions": thing("pay-equity:read", ({ document }) => `/pay-equity/${document}/versions`),
  "GET /api/v1/pay-equity/:id/versions/:number": thing("pay-equity:read", ({ document }) => `/pay-equity/${document}/versions/1`),
  "GET /api/v1/pay-equity/:id/versions/:number/pdf": thing("pay-equity:pdf", ({ document }) => `/pay-equity/${document}/versions/1/pdf`),
};
