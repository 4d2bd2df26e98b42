import { expect, test } from "vitest";
import { guard } from "./requests";

const here = { host: "localhost:3000", origin: "http://localhost:3000" };

test.each([
  { what: "reading a page", method: "GET", url: "/", headers: { host: "localhost:3000" }, status: null },
  { what: "the other name of this machine", method: "GET", url: "/", headers: { host: "127.0.0.1:3000" }, status: null },
  { what: "a form of this site", method: "POST", url: "/inloggen", headers: here, status: null },
  { what: "a browser that says same-origin", method: "POST", url: "/inloggen", headers: { host: "localhost:3000", "sec-fetch-site": "same-origin" }, status: null },
  { what: "a form without any origin", method: "POST", url: "/inloggen", headers: { host: "localhost:3000" }, status: 403 },
  { what: "a form of another site", method: "POST", url: "/inloggen", headers: { ...here, origin: "https://kwaad.example" }, status: 403 },
  { what: "an origin that is null", method: "POST", url: "/inloggen", headers: { ...here, origin: "null" }, status: 403 },
  { what: "a sibling site", method: "POST", url: "/inloggen", headers: { host: "localhost:3000", "sec-fetch-site": "same-site" }, status: 403 },
  { what: "a back office", method: "POST", url: "/api/v1/receipts", headers: { host: "localhost:3000" }, status: null },
  { what: "a webhook at the connector", method: "POST", url: "/connector/webhook?wmnr=x", headers: { host: "localhost:3000" }, status: null },
  { what: "a form of the connector from elsewhere", method: "POST", url: "/connector/webhooks", headers: { host: "localhost:3000" }, status: 403 },
  { what: "a form of 12 MB", method: "POST", url: "/inlener/x/regelingen/importeren", headers: { ...here, "content-length": "12000000" }, status: null },
  { what: "a larger form", method: "POST", url: "/inlener/x/regelingen/importeren", headers: { ...here, "content-length": "12000001" }, status: 413 },
  { what: "a file to check, which has a limit of its own", method: "POST", url: "/controleer/upload", headers: { ...here, "content-length": "19000000" }, status: null },
  { what: "an unknown host", method: "GET", url: "/", headers: { host: "kwaad.example" }, status: 421 },
  { what: "a health check by address", method: "GET", url: "/healthz", headers: { host: "10.0.0.7:3000" }, status: null },
  { what: "TRACE", method: "TRACE", url: "/", headers: here, status: 405 },
  { what: "an absolute-form request line", method: "GET", url: "http://kwaad.example/", headers: here, status: 400 },
  { what: "a path that is an address", method: "GET", url: "//kwaad.example/", headers: here, status: 400 },
])("$what gets $status", ({ method, url, headers, status }) => {
  expect(guard({ method, url, headers }, "http://localhost:3000")?.status ?? null).toBe(status);
});
