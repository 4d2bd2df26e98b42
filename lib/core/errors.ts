/** Every way a request can fail, and the HTTP status each one becomes. This table is the API's error reference. */
export const errorStatus = {
  malformed: 400,
  invalid_credentials: 401,
  unauthenticated: 401,
  token_revoked: 401,
  token_expired: 401,
  forbidden: 403,
  permission_missing: 403,
  step_up_required: 403,
  second_factor_required: 403,
  token_paused: 403,
  address_not_allowed: 403,
  agreement_missing: 403,
  licence_ended: 403,
  not_found: 404,
  no_version_applies: 404,
  method_not_allowed: 405,
  conflict: 409,
  wrong_company: 409,
  already_created: 409,
  gone: 410,
  too_large: 413,
  unsupported_media_type: 415,
  invalid_input: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** Values that a sentence of the catalogue fills in. */
export type Values = Record<string, string | number>;

/** One thing wrong with one field: where it stands, and the sentence about it. */
export type FieldError = { path: string; key: string; values?: Values };

type Details = { values?: Values; fields?: FieldError[]; cause?: unknown };

/**
 * The one error class. `key` names the sentence for the person (messages/<language>/errors.json) and is safe to show in
 * either language; `cause` is for the log and never leaves the server.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly key: string;
  readonly values: Values;
  readonly fields: FieldError[];

  constructor(code: ErrorCode, key = `errors.${code}`, details: Details = {}) {
    super(key, { cause: details.cause });
    this.name = "AppError";
    this.code = code;
    this.key = key;
    this.values = details.values ?? {};
    this.fields = details.fields ?? [];
  }
}

/** One wrong field, said at its place. */
export function fieldError(path: string, key: string, values: Values = {}): AppError {
  return new AppError("invalid_input", "errors.invalid_input", { fields: [{ path, key, values }] });
}
