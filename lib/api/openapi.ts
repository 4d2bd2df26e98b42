/** The head of the OpenAPI document; the contracts of routes.ts are its body. */
export const documentInfo = {
  openapi: "3.1.0",
  info: {
    title: "Inlenersbeloning API",
    version: "1.0.0",
    description:
      "Haal op wat inleners met jouw werkmaatschappij delen. Een token hoort bij één werkmaatschappij en komt nooit bij een andere. " +
      "Inhoud volgt SETU Inquiry Pay Equity v2.0. Fouten volgen RFC 9457.",
    contact: { email: "support@inlenersbeloning.com" },
  },
  servers: [{ url: "/api/v1" }],
};

/** How a call proves itself. */
export const securitySchemes = {
  basic: { type: "http", scheme: "basic", description: "Token als gebruikersnaam, secret als wachtwoord." },
  oauth: {
    type: "oauth2",
    description:
      "Ruil token (client_id) en secret (client_secret) voor een Bearer die een uur werkt. Met `scope` vraag je minder rechten dan het token heeft. " +
      "De Bearer stopt zodra het token stopt.",
    flows: { clientCredentials: { tokenUrl: "/api/oauth/token", scopes: {} } },
  },
} as const;
