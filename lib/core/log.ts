import pino from "pino";
import { env } from "./env";

/** Names whose values never reach a log line, wherever they hang in the object. */
const SECRET_PATHS = ["password", "secret", "token", "authorization", "cookie", "webhookSecret", "text", "html"];

let logger: pino.Logger | undefined;

/** One JSON line per fact, on standard output; never a token, secret, password or body. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_PATHS.flatMap((name) => [name, `*.${name}`]), censor: "[not logged]" },
  });
  return logger;
}
