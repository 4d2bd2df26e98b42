import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import http, { type IncomingHttpHeaders, type ServerResponse } from "node:http";
import net, { type AddressInfo, type Socket } from "node:net";
import tls from "node:tls";
import { policyOf } from "./address.rules";

/** What an operator with a receiver on this machine would set; tests that judge addresses bring their own. */
export const loopbackAllowed = { WEBHOOK_ALLOW_CIDRS: "127.0.0.0/8,::1/128", WEBHOOK_ALLOW_PORTS: "1024-65535" };
export const loopbackPolicy = policyOf({ PORTAL_MODE: "production", APP_URL: "https://portaal.example", ...loopbackAllowed });

/** One request as a receiver really got it. */
export type Received = { id: string; headers: IncomingHttpHeaders; path: string; body: string };

export type Receiver = { url: string; received: Received[]; mostAtOnce: () => number; close: () => Promise<void> };

/** A receiver on 127.0.0.1 that writes down every request before it answers. */
export async function startReceiver(answer: (response: ServerResponse, received: Received) => void = accept): Promise<Receiver> {
  const received: Received[] = [];
  let atOnce = 0;
  let most = 0;
  const server = http.createServer((request, response) => {
    most = Math.max(most, (atOnce += 1));
    response.on("close", () => (atOnce -= 1));
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const got = { id: String(request.headers["webhook-id"]), headers: request.headers, path: request.url ?? "", body: Buffer.concat(chunks).toString() };
      received.push(got);
      answer(response, got);
    });
  });
  return { ...(await listening(server, "http")), received, mostAtOnce: () => most };
}

/** A receiver of bare connections, to answer what no HTTP server would. */
export async function startRawReceiver(answer: (socket: Socket) => void): Promise<{ url: string; close: () => Promise<void> }> {
  return listening(net.createServer((socket) => answer(socket.on("error", () => undefined))), "http");
}

/** An https receiver whose certificate nobody vouches for. */
export async function startSelfSignedReceiver(): Promise<{ url: string; close: () => Promise<void> }> {
  return listening(tls.createServer({ ...selfSigned(), minVersion: "TLSv1.2" }, (socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")), "https");
}

export function accept(response: ServerResponse): void {
  response.end("ontvangen");
}

async function listening(server: net.Server, scheme: string): Promise<{ url: string; close: () => Promise<void> }> {
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => open.add(socket.on("close", () => open.delete(socket))));
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** A certificate for "127.0.0.1", signed with its own key: the least that RFC 5280 section 4.1 asks for. */
function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256", privateKeyEncoding: { type: "pkcs8", format: "pem" }, publicKeyEncoding: { type: "spki", format: "der" } });
  const ecdsaWithSha256 = der(0x30, [der(0x06, [Buffer.from("2a8648ce3d040302", "hex")])]);
  const name = der(0x30, [der(0x31, [der(0x30, [der(0x06, [Buffer.from("550403", "hex")]), der(0x0c, [Buffer.from("127.0.0.1")])])])]);
  const validity = der(0x30, ["250101000000Z", "490101000000Z"].map((moment) => der(0x17, [Buffer.from(moment)])));
  const toBeSigned = der(0x30, [der(0x02, [Buffer.from([1])]), ecdsaWithSha256, name, validity, name, publicKey]);
  const signature = sign("sha256", toBeSigned, createPrivateKey(privateKey));
  const certificate = der(0x30, [toBeSigned, ecdsaWithSha256, der(0x03, [Buffer.from([0]), signature])]);
  return { key: privateKey, cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString("base64")}\n-----END CERTIFICATE-----\n` };
}

/** Tag, length, value. Source: ITU-T X.690 section 8.1. */
function der(tag: number, parts: Uint8Array[]): Buffer {
  const value = Buffer.concat(parts);
  const length = value.length < 128 ? [value.length] : value.length < 256 ? [0x81, value.length] : [0x82, value.length >> 8, value.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), value]);
}
