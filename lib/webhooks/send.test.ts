import https from "node:https";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { policyOf } from "./address.rules";
import { loopbackAllowed, loopbackPolicy, startRawReceiver, startReceiver, startSelfSignedReceiver } from "./receiver.test-support";
import { ANSWER_LIMIT } from "./rules";
import { addressTrouble, type Allowance, send } from "./send";

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => void (await Promise.all(cleanUps.splice(0).map((close) => close()))));

async function opened<R extends { close: () => Promise<void> }>(receiver: Promise<R>): Promise<R> {
  cleanUps.push((await receiver).close);
  return receiver;
}

const nobodyAllowed = policyOf({ PORTAL_MODE: "production", APP_URL: "https://portaal.example", WEBHOOK_ALLOW_CIDRS: "", WEBHOOK_ALLOW_PORTS: "1-65535" });
const body = Buffer.from('{"naam":"Zoë"}');
const post = (url: string, allowance: Partial<Allowance> = {}) => send({ url, headers: { "content-type": "application/json", "content-length": String(body.length) }, body }, { policy: loopbackPolicy, ...allowance });

function statusForTheTrusting(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => https.get(url, { rejectUnauthorized: false, agent: false }, (response) => resolve(response.resume().statusCode)).on("error", reject));
}

describe("send", () => {
  test("brings the very bytes and the headers, and takes back status, answer, address and time", async () => {
    const receiver = await opened(startReceiver((response) => response.writeHead(202, { "set-cookie": "a=1" }).end("dank je")));

    const answer = await post(`${receiver.url}/hook.tpsp?wmnr=cju1u6p#deel`);

    expect(answer).toMatchObject({ status: 202, error: null, answer: "dank je", address: "127.0.0.1" });
    expect(answer.durationMs).toBeLessThan(2_000);
    expect(receiver.received).toMatchObject([{ path: "/hook.tpsp?wmnr=cju1u6p", body: body.toString() }]);

    await post(receiver.url);
    expect(receiver.received[1]?.headers.cookie).toBeUndefined();
  });

  test("does not follow a redirect", async () => {
    const secret = await opened(startReceiver());
    const receiver = await opened(startReceiver((response) => response.writeHead(307, { location: secret.url }).end()));

    expect(await post(receiver.url)).toMatchObject({ status: 307, error: null });
    expect(secret.received).toHaveLength(0);
  });

  test("obeys no proxy of the environment", async () => {
    const proxy = await opened(startReceiver());
    const receiver = await opened(startReceiver());
    const names = ["http_proxy", "HTTP_PROXY", "NODE_USE_ENV_PROXY"];
    for (const name of names) vi.stubEnv(name, name.startsWith("NODE") ? "1" : proxy.url);

    await post(receiver.url);
    vi.unstubAllEnvs();

    expect([proxy.received.length, receiver.received.length]).toEqual([0, 1]);
  });

  test("gives up when the time is up: no answer, half an answer, a dripping answer", async () => {
    const silent = await opened(startRawReceiver(() => undefined));
    const half = await opened(startRawReceiver((socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nvijf ")));
    const dripping = await opened(
      startRawReceiver((socket) => {
        socket.write("HTTP/1.1 200 OK\r\n");
        const drip = setInterval(() => socket.write("x: y\r\n"), 20);
        socket.on("close", () => clearInterval(drip));
      }),
    );

    const started = Date.now();
    const answers = await Promise.all([silent, half, dripping].map(({ url }) => post(url, { timeout: 300 })));
    expect(Date.now() - started).toBeLessThan(1_500);
    expect(answers.map(({ error, status }) => [error, status])).toEqual([
      ["response_timeout", null],
      ["response_timeout", 200],
      ["response_timeout", null],
    ]);
    expect(answers[1]?.answer).toBe("vijf ");
  });

  test("a name that is not answered in time counts as not found", async () => {
    expect(await post("https://traag.example/", { timeout: 200, resolve: () => new Promise(() => undefined) })).toMatchObject({ error: "dns_failed", address: null });
  });

  test.each([
    ["nothing that is HTTP", "hallo\r\n\r\n", "response_invalid"],
    ["a broken chunk", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nx\r\n", "response_invalid"],
    ["two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx", "response_invalid"],
    ["headers without end", `HTTP/1.1 200 OK\r\n${"x: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n".repeat(2_000)}`, "response_too_large"],
    ["an answer that breaks off", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nkort", "connection_reset"],
    ["nothing at all", "", "connection_reset"],
    ["a change of protocol", "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n", "connection_reset"],
  ])("%s is recorded as what it is", async (_what, bytes, error) => {
    const receiver = await opened(startRawReceiver((socket) => socket.once("data", () => socket.end(bytes))));
    expect(await post(receiver.url, { timeout: 3_000 })).toMatchObject({ error });
  });

  test("a connection that is cut is recorded as that, and one that is refused too", async () => {
    const cutting = await opened(startRawReceiver((socket) => socket.once("data", () => socket.resetAndDestroy())));
    expect(await post(cutting.url)).toMatchObject({ error: "connection_reset", status: null });

    const gone = await startRawReceiver(() => undefined);
    await gone.close();
    expect(await post(gone.url)).toMatchObject({ error: "connection_refused", status: null });
  });

  test("keeps 20 kB of an answer of 50 MB, and does not wait for the rest", async () => {
    const receiver = await opened(
      startReceiver((response) => {
        const piece = Buffer.alloc(1_000_000, "é");
        let left = 50;
        const more = () => {
          while (left-- > 0 && response.write(piece));
          if (left > 0) response.once("drain", more);
          else response.end();
        };
        more();
      }),
    );

    const answer = await post(receiver.url);
    expect(answer).toMatchObject({ status: 200, error: null });
    expect(Buffer.byteLength(answer.answer ?? "")).toBe(ANSWER_LIMIT);
  });

  test("unpacks nothing, and keeps what is no text as text that fits", async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    const receiver = await opened(startReceiver((response) => response.writeHead(200, { "content-encoding": "gzip" }).end(Buffer.concat([Buffer.from("\0"), bomb]))));

    const { answer } = await post(receiver.url);
    expect(Buffer.byteLength(answer ?? "")).toBeLessThanOrEqual(ANSWER_LIMIT);
    expect(answer).not.toContain("\0");
  });

  test("a certificate that nobody vouches for is refused, whatever the environment says", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    const receiver = await opened(startSelfSignedReceiver());

    const answer = await post(receiver.url);
    vi.unstubAllEnvs();
    expect(answer).toMatchObject({ status: null, error: "tls_failed" });
    expect(await statusForTheTrusting(receiver.url)).toBe(200);
  });

  test("https to a port that speaks http fails as a connection that is not secure", async () => {
    const receiver = await opened(startReceiver());
    expect(await post(receiver.url.replace("http:", "https:"))).toMatchObject({ error: "tls_failed" });
  });
});

describe("where it goes", () => {
  test.each(["https://127.0.0.1/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://169.254.169.254/", "https://10.0.0.1/", "http://8.8.8.8/", "https://localhost/"])(
    "%s is refused without a connection",
    async (url) => {
      expect(await post(url, { policy: nobodyAllowed })).toMatchObject({ status: null, error: "address_refused", address: null });
    },
  );

  test("a name that leads to this machine is refused, also when it leads elsewhere as well", async () => {
    const receiver = await opened(startReceiver());
    const { port } = new URL(receiver.url);
    for (const addresses of [["127.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["8.8.8.8", "::ffff:127.0.0.1"], ["2002:7f00:1::"], ["8.8.8.8", "kapot"]]) {
      const resolve = async () => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
      expect(await post(`https://onschuldig.example:${port}/`, { policy: nobodyAllowed, resolve })).toMatchObject({ error: "address_refused", address: null });
    }
    expect(receiver.received).toHaveLength(0);
  });

  test("the name is looked up once, so what was judged is what is dialled", async () => {
    const receiver = await opened(startReceiver());
    let asked = 0;
    const resolve = async () => [{ address: asked++ === 0 ? "127.0.0.1" : "10.0.0.1", family: 4 }];

    const answer = await post(`http://wisselend.example:${new URL(receiver.url).port}/`, { resolve });
    expect(answer).toMatchObject({ status: 200, address: "127.0.0.1" });
    expect(asked).toBe(1);
    expect(receiver.received[0]?.headers.host).toContain("wisselend.example");
  });

  test("a name without addresses, or that nobody knows, is not found", async () => {
    expect(await post("https://leeg.example/", { resolve: async () => [] })).toMatchObject({ error: "dns_failed" });
    expect(await post("https://bestaat-niet.invalid/")).toMatchObject({ error: "dns_failed", address: null });
  });

  test("addressTrouble tells beforehand what would go wrong", async () => {
    const trouble = (url: string, allowance: Partial<Allowance> = {}) => addressTrouble(new URL(url), { policy: nobodyAllowed, ...allowance });
    const to = (address: string) => ({ resolve: async () => [{ address, family: 4 }] });

    expect(await trouble("https://example.nl/", to("8.8.8.8"))).toBeNull();
    expect(await trouble("https://example.nl/", to("10.0.0.1"))).toBe("address_refused");
    expect(await trouble("https://bestaat-niet.invalid/")).toBe("dns_failed");
    expect(await trouble("https://traag.example/", { resolve: () => new Promise(() => undefined), timeout: 50 })).toBe("dns_failed");
    expect(await trouble("https://10.1.2.3/", { policy: policyOf({ PORTAL_MODE: "production", APP_URL: "https://a.example", ...loopbackAllowed }) })).toBe("address_refused");
  });
});
