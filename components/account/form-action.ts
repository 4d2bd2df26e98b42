import type { FormState } from "@/lib/core/form-state";

/** A server action as the account's forms take it. */
export type FormAction<Result = null> = (previous: FormState<Result>, form: FormData) => Promise<FormState<Result>>;
