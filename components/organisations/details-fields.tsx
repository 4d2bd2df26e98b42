"use client";
import { useTranslations } from "next-intl";
import { RegisterField } from "./register-field";
import type { RegisterFieldName, RegisterValues } from "./register-values";

/** Name and address of an organisation, each field with its source. */
export function DetailsFields({ register }: { register: RegisterValues }) {
  const t = useTranslations("organisations.details");
  const of = (name: RegisterFieldName) => ({ name, label: t(name), inRegister: register[name] });

  return (
    <div className="grid grid-cols-12 gap-x-4 gap-y-[18px]">
      <RegisterField {...of("name")} className="col-span-12" autoComplete="organization" maxLength={120} />
      <RegisterField {...of("street")} className="col-span-6 max-sm:col-span-12" autoComplete="address-line1" maxLength={120} />
      <RegisterField {...of("houseNumber")} narrow className="col-span-3 max-sm:col-span-6" num inputMode="numeric" maxLength={10} />
      <RegisterField {...of("houseNumberAddition")} narrow optional className="col-span-3 max-sm:col-span-6" maxLength={10} />
      <RegisterField {...of("postcode")} className="col-span-5 max-sm:col-span-12" num autoComplete="postal-code" maxLength={10} />
      <RegisterField {...of("city")} className="col-span-7 max-sm:col-span-12" autoComplete="address-level2" maxLength={80} />
    </div>
  );
}
