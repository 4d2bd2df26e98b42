import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/core/env";

/**
 * Before every page: the headers that keep a browser to this site's own scripts and styles. Next gives each script and style
 * it writes the nonce it finds in the policy; `strict-dynamic` lets those scripts load their own parts and nothing else.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce);

  const passedOn = new Headers(request.headers);
  passedOn.set("x-nonce", nonce);
  passedOn.set("x-portal-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  passedOn.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers: passedOn } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-frame-options", "DENY");
  response.headers.set("permissions-policy", REFUSED_FEATURES);
  return response;
}

/** Everything but Next's own static files, which hold no markup. */
export const config = { matcher: "/((?!_next/static/).*)" };

/** What a page of ours never needs; the clipboard is for the copy buttons, so only writing to it stays. */
const REFUSED_FEATURES = ["accelerometer", "camera", "clipboard-read", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb"]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** `form-action` covers where a form's answer redirects to as well, so signing in cannot be sent elsewhere. */
function contentSecurityPolicy(nonce: string): string {
  const { APP_URL, PORTAL_DEV } = env();
  const directives = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${PORTAL_DEV ? " 'unsafe-eval'" : ""}`,
    PORTAL_DEV ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    `connect-src 'self'${PORTAL_DEV ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(APP_URL.startsWith("https://") ? ["upgrade-insecure-requests"] : []),
  ];
  return directives.join("; ");
}
