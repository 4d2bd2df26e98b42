import { type Place, type Principal, principals } from "./world";

/**
 * Who gets to see a page of the own tenant. Everybody else is told that it does not exist; whoever is not signed in is sent to
 * sign in, or refused where the answer is data for a page that is open already. `forbidden`: who is told by a file that the
 * role may not have it. `ledOn`: who is led on at once, having nothing to do there.
 */
export type PageRule = { seenBy: readonly Principal[] | "everyone"; at: (place: Place) => string; within?: (own: Place, other: Place) => string; answers?: "data"; status?: number; forbidden?: readonly Principal[]; ledOn?: readonly Principal[] };

const organisationPeople = ["organisationAdmin", "organisationReader"] as const;
const companyPeople = [...organisationPeople, "companyAdmin", "companyReader"] as const;

const open = (address: string): PageRule => ({ seenBy: "everyone", at: () => address });
const organisation = (page: string, seenBy: readonly Principal[] = organisationPeople): PageRule => ({ seenBy, at: ({ agency }) => `/organisatie/${agency}${page}` });
const hirer = (page: string, seenBy: readonly Principal[] = organisationPeople): PageRule => ({ seenBy, at: (place) => `/inlener/${place.hirer}${page}` });
const company = (page: string, seenBy: readonly Principal[] = companyPeople): PageRule => ({ seenBy, at: (place) => `/bedrijf/${place.company}${page}` });

const admins = ["organisationAdmin"] as const;
const companyAdmins = ["organisationAdmin", "companyAdmin"] as const;
const signedIn = principals.filter((principal) => principal !== "anonymous");
const ownPage = (address: string): PageRule => ({ seenBy: signedIn, at: () => address });

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

function organisationThing(address: (at: Place) => string): PageRule {
  return { seenBy: admins, at: (at) => organisation(address(at)).at(at), within: (own, other) => organisation(address(other)).at(own) };
}

/** Every page and file of the portal. A page that the build has and this table has not, fails the test. */
export const pages: Record<string, PageRule> = {
  "/": open("/"),
  "/_global-error": { ...open("/_global-error"), status: 500 },
  "/account": ownPage("/account"),
  "/account/beveiliging": ownPage("/account/beveiliging"),
  "/account/beveiliging/tweede-stap": ownPage("/account/beveiliging/tweede-stap"),
  "/account/bevestigen": ownPage("/account/bevestigen"),
  "/account/gegevens": ownPage("/account/gegevens"),
  "/account/gegevens/bestand.zip": ownPage("/account/gegevens/bestand.zip"),
  "/account/rollen": ownPage("/account/rollen"),
  "/account/rollen/[role]": { seenBy: [], at: ({ role }) => `/account/rollen/${role}` },
  "/api/auth/[...nextauth]": open("/api/auth/providers"),
  "/bedrijf/[company]": company(""),
  "/bedrijf/[company]/api": company("/api"),
  "/bedrijf/[company]/api/nieuw": company("/api/nieuw"),
  "/bedrijf/[company]/api/[token]": thing("company", ({ token }) => `/api/${token}`),
  "/bedrijf/[company]/api/[token]/afleveringen": data(thing("company", ({ token }) => `/api/${token}/afleveringen`)),
  "/bedrijf/[company]/api/[token]/afleveringen/[event]": data(thing("company", ({ token, event }) => `/api/${token}/afleveringen/${event}`)),
  "/bedrijf/[company]/api/[token]/vernieuwen": thing("company", ({ token }) => `/api/${token}/vernieuwen`),
  "/bedrijf/[company]/functies": company("/functies"),
  "/bedrijf/[company]/gebruikers": company("/gebruikers", companyAdmins),
  "/bedrijf/[company]/gebruikers/rechten": company("/gebruikers/rechten", companyAdmins),
  "/bedrijf/[company]/gebruikers/uitnodigen": company("/gebruikers/uitnodigen", companyAdmins),
  "/bedrijf/[company]/gebruikers/[user]": thing("company", ({ user }) => `/gebruikers/${user}`, companyAdmins),
  "/bedrijf/[company]/gebruikers/[user]/weghalen": thing("company", ({ user }) => `/gebruikers/${user}/weghalen`, admins),
  "/bedrijf/[company]/inlenersbeloningen": company("/inlenersbeloningen"),
  "/bedrijf/[company]/inlenersbeloningen/[document]": thing("company", ({ document }) => `/inlenersbeloningen/${document}`),
  "/bedrijf/[company]/inlenersbeloningen/[document]/controle": thing("company", ({ document }) => `/inlenersbeloningen/${document}/controle`),
  "/bedrijf/[company]/inlenersbeloningen/[document]/verschil": thing("company", ({ document }) => `/inlenersbeloningen/${document}/verschil`),
  "/bedrijf/[company]/inlenersbeloningen/[document]/uurloon": thing("company", ({ document }) => `/inlenersbeloningen/${document}/uurloon`),
  "/bedrijf/[company]/inlenersbeloningen/[document]/versies/[number]/json": thing("company", ({ document }) => `/inlenersbeloningen/${document}/versies/1/json`),
  "/bedrijf/[company]/inlenersbeloningen/[document]/versies/[number]/pdf": thing("company", ({ document }) => `/inlenersbeloningen/${document}/versies/1/pdf`),
  "/bedrijf/[company]/logboek": company("/logboek", companyAdmins),
  "/bedrijf/[company]/logboek/regels.csv": { ...company("/logboek/regels.csv", companyAdmins), forbidden: ["organisationReader", "companyReader"] },
  "/bedrijf/[company]/partners": company("/partners"),
  "/bevestigen/[code]": open("/bevestigen/geen-code"),
  "/connector": open("/connector"),
  "/controleer": open("/controleer"),
  "/connector/[administration]": { ...open("/connector/geen-administratie"), status: 404 },
  "/connector/[administration]/inlenersbeloningen/[document]": { ...open("/connector/geen-administratie/inlenersbeloningen/geen-document"), status: 404 },
  "/connector/nieuw": open("/connector/nieuw"),
  "/connector/webhook": { ...open("/connector/webhook"), status: 405 },
  "/dev/mail": open("/dev/mail"),
  "/dev/mail.json": open("/dev/mail.json"),
  "/e-mail-bevestigen/[code]": open("/e-mail-bevestigen/geen-code"),
  "/gewist": open("/gewist"),
  "/icon.svg": open("/icon.svg"),
  "/inlener/[organisation]": hirer(""),
  "/inlener/[organisation]/regelingen": hirer("/regelingen"),
  "/inlener/[organisation]/regelingen/importeren": hirer("/regelingen/importeren", admins),
  "/inlener/[organisation]/regelingen/[document]/bericht.json": thing("hirer", ({ regulation }) => `/regelingen/${regulation}/bericht.json?versie=1`),
  "/inlener/[organisation]/regelingen/[document]": thing("hirer", ({ regulation }) => `/regelingen/${regulation}`),
  "/inlener/[organisation]/regelingen/[document]/uurloon": thing("hirer", ({ regulation }) => `/regelingen/${regulation}`),
  "/inlener/[organisation]/regelingen/[document]/controle": thing("hirer", ({ regulation }) => `/regelingen/${regulation}/controle`),
  "/inlener/[organisation]/regelingen/[document]/verschil": thing("hirer", ({ regulation }) => `/regelingen/${regulation}/verschil`),
  "/inloggen": { ...open("/inloggen"), ledOn: signedIn },
  "/inloggen/code": { ...open("/inloggen/code"), ledOn: principals },
  "/ontwikkelaars/fouten/[code]": open("/ontwikkelaars/fouten/not_found"),
  "/organisatie/[organisation]": organisation(""),
  "/organisatie/[organisation]/abonnement": organisation("/abonnement"),
  "/organisatie/[organisation]/abonnement/wijzigen": organisation("/abonnement/wijzigen?plan=BASIS&extraSeats=20", admins),
  "/organisatie/[organisation]/api": organisation("/api"),
  "/organisatie/[organisation]/api/ondertekenen": organisation("/api/ondertekenen"),
  "/organisatie/[organisation]/api/overeenkomst.pdf": organisation("/api/overeenkomst.pdf"),
  "/organisatie/[organisation]/api/tekst.pdf": organisation("/api/tekst.pdf"),
  "/organisatie/[organisation]/bedrijven": organisation("/bedrijven"),
  "/organisatie/[organisation]/bedrijven/nieuw": organisation("/bedrijven/nieuw", admins),
  "/organisatie/[organisation]/gebruikers": organisation("/gebruikers", admins),
  "/organisatie/[organisation]/gebruikers/rechten": organisation("/gebruikers/rechten", admins),
  "/organisatie/[organisation]/gebruikers/uitnodigen": organisation("/gebruikers/uitnodigen", admins),
  "/organisatie/[organisation]/gebruikers/[user]": organisationThing(({ user }) => `/gebruikers/${user}`),
  "/organisatie/[organisation]/gebruikers/[user]/weghalen": organisationThing(({ user }) => `/gebruikers/${user}/weghalen`),
  "/organisatie/[organisation]/instellingen": organisation("/instellingen"),
  "/organisatie/[organisation]/logboek": organisation("/logboek", admins),
  "/organisatie/[organisation]/logboek/regels.csv": { ...organisation("/logboek/regels.csv", admins), forbidden: ["organisationReader"] },
  "/registreren/uitlener": open("/registreren/uitlener"),
  "/uitnodiging/[code]": open("/uitnodiging/geen-code"),
  "/wachtwoord-herstellen/[code]": open("/wachtwoord-herstellen/geen-code"),
  "/wachtwoord-vergeten": open("/wachtwoord-vergeten"),
  "/welkom": { ...ownPage("/welkom"), ledOn: ["companyAdmin", "companyReader", "siblingAdmin"] },
};
