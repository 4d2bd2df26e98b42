import { AppError, type ErrorCode, type Values } from "@/lib/core/errors";

/** Where somebody was refused: the place as far as it is theirs, and the right that was asked. For a token also which one it is. */
export type RefusedAt = {
  organisationId: string | null;
  companyId: string | null;
  permission?: string;
  token?: { id: string; name: string };
};

/** An AppError that knows whose log it belongs in. It says no more to whoever was refused than an AppError does. */
export class Refusal extends AppError {
  readonly at: RefusedAt;

  constructor(code: ErrorCode, at: RefusedAt, values: Values = {}) {
    super(code, `errors.${code}`, { values });
    this.at = at;
  }
}
