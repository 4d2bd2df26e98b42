import type { ReactNode } from "react";
import { NextIntlClientProvider, type Messages } from "next-intl";
import { getMessages } from "next-intl/server";

type Area = keyof Messages;

/** What every page's own parts say in the browser. */
const always: Area[] = ["common", "layout"];

/**
 * Gives the parts that run in the browser the sentences they need, and no more: the shared ones and the areas named here.
 * A page or layout puts it around its client components: `<ClientMessages areas={["tokens"]}>`.
 */
export async function ClientMessages({ areas = [], children }: { areas?: Area[]; children: ReactNode }) {
  const messages = await getMessages();
  const needed = [...always, ...areas];
  const given = Object.fromEntries(needed.map((area) => [area, messages[area]]));

  return <NextIntlClientProvider messages={given}>{children}</NextIntlClientProvider>;
}
