import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { type Browser } from "./world";

/** An answer with what matters for access. `body` is text, also of a file. */
export type Answer = { status: number; location: string | null; type: string; body: string };

export type Portal = {
  get: (address: string, as: Browser) => Promise<Answer>;
  /** Runs a server action by its id, the way a browser does: any page's address will do. */
  act: (address: string, id: string, args: readonly unknown[], form: Record<string, string>, as: Browser) => Promise<Answer>;
  call: (method: string, address: string, headers: Record<string, string>) => Promise<Answer>;
  stop: () => Promise<void>;
};

/** How long the built server may take to answer for the first time. Milliseconds. */
const START = 30_000;

/** Starts the server as `npm start` would, on a free port and on the database of this test. */
export async function startPortal(): Promise<Portal> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = { ...process.env, PORT: String(port), APP_URL: origin, NODE_ENV: "production", RATE_LIMIT_PER_MINUTE: "1000000" };
  const child = spawn(process.execPath, [".build/server.js"], { env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  await ready(child);

  const send = async (address: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${origin}${address}`, { ...init, redirect: "manual" });
    return { status: response.status, location: response.headers.get("location") ?? response.headers.get("x-action-redirect"), type: response.headers.get("content-type") ?? "", body: await response.text() };
  };
  return {
    get: (address, as) => send(address, { headers: { cookie: as.cookie } }),
    act: (address, id, args, form, as) => send(address, { method: "POST", headers: { cookie: as.cookie, origin, "next-action": id, accept: "text/x-component" }, body: encoded(args, form) }),
    call: (method, address, headers) => send(address, { method, headers }),
    stop: () => stop(child),
  };
}

/** The arguments of an action as React sends them: the list as part 0, and the form it ends with as parts of its own. */
function encoded(args: readonly unknown[], form: Record<string, string>): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.append(`_1_${name}`, value);
  body.append("0", JSON.stringify([...args, "$K1"]));
  return body;
}

async function ready(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the server did not start in time")), START);
    child.once("message", () => (clearTimeout(timer), resolve()));
    child.once("exit", (code) => (clearTimeout(timer), reject(new Error(`the server ended with ${code}`))));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
