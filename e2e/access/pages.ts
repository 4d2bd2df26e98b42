import type { Place, Principal } from "./world";

/**
 * Who gets to see a page of the own tenant. Everybody else is told that it does not exist; whoever is not signed in is sent to
 * sign in, or refused where the answer is data for a page that is open already.
 */
export type PageRule = { seenBy: readonly Principal[] | "everyone"; at: (place: Place) => string; within?: (own: Place, other: Place) => string; answers?: "data"; status?: number };

const organisationPeople = ["organisationAdmin", "organisationReader"] as const;
const companyPeople = [...organisationPeople, "companyAdmin", "companyReader"] as const;

const open = (address: string): PageRule => ({ seenBy: "everyone", at: () => address });
const organisation = (page: string, seenBy: readonly Principal[] = organisationPeople): PageRule => ({ seenBy, at: ({ agency }) => `/organisatie/${agency}${page}` });
const hirer = (page: string, seenBy: readonly Principal[] = organisationPeople): PageRule => ({ seenBy, at: (place) => `/inlener/${place.hirer}${page}` });
const company = (page: string, seenBy: readonly Principal[] = companyPeople): PageRule => ({ seenBy, at: (place) => `/bedrijf/${place.company}${page}` });

const data = (rule: PageRule): PageRule => ({ ...rule, answers: "data" });

/** A page of one thing in a place: the thing is also asked for inside the own place, where a foreign one must be missing. */
function thing(place: "company" | "hirer", address: (at: Place) => string, seenBy?: readonly Principal[]): PageRule {
  const base = place === "company" ? company : hirer;
  return {
    seenBy: seenBy ?? (place === "company" ? companyPeople : organisationPeople),
    at: (at) => base(address(at)).at(at),
    within: (own, other) => base(address(other)).at(own),
  };
}

/** Every page and file of the portal. A page that the build has and this table has not, fails the test. */
export const pages: Record<string, PageRule> = {
  "/": open("/"),
  "/bedrijf/[company]": company(""),
  "/bedrijf/[company]/api": company("/api"),
  "/bedrijf/[company]/api/nieuw": company("/api/nieuw"),
  "/bedrijf/[company]/api/[token]": thing("company", ({ token }) => `/api/${token}`),
  "/bedrijf/[company]/api/[token]/afleveringen": data(thing("company", ({ token }) => `/api/${token}/afleveringen`)),
  "/bedrijf/[company]/api/[token]/afleveringen/[event]": data(thing("company", ({ token, event }) => `/api/${token}/afleveringen/${event}`)),
  "/bedrijf/[company]/functies": company("/functies"),
  "/bedrijf/[company]/inlenersbeloningen": company("/inlenersbeloningen"),
  "/bedrijf/[company]/inlenersbeloningen/[document]": thing("company", ({ document }) => `/inlenersbeloningen/${document}`),
  "/bedrijf/[company]/inlenersbeloningen/[document]/versies/[number]/json": thing("company", ({ document }) => `/inlenersbeloningen/${document}/versies/1/json`),
  "/bedrijf/[company]/inlenersbeloningen/[document]/versies/[number]/pdf": thing("company", ({ document }) => `/inlenersbeloningen/${document}/versies/1/pdf`),
  "/bedrijf/[company]/partners": company("/partners"),
  "/inlener/[organisation]": hirer(""),
  "/inlener/[organisation]/regelingen": hirer("/regelingen"),
  "/inlener/[organisation]/regelingen/[document]": thing("hirer", ({ regulation }) => `/regelingen/${regulation}`),
  "/organisatie/[organisation]": organisation(""),
  "/organisatie/[organisation]/api": organisation("/api"),
  "/organisatie/[organisation]/api/ondertekenen": organisation("/api/ondertekenen"),
  "/organisatie/[organisation]/api/overeenkomst.pdf": organisation("/api/overeenkomst.pdf"),
  "/organisatie/[organisation]/api/tekst.pdf": organisation("/api/tekst.pdf"),
  "/organisatie/[organisation]/bedrijven": organisation("/bedrijven"),
};
