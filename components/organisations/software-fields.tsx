import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { softwareCodes } from "@/lib/organisations/schema";

/**
 * The choice of a back office inside a form with the class `group/software`. What belongs to one choice alone appears by CSS,
 * so that it does before JavaScript too.
 *
 * @param easyflex what is said to whoever chooses Easyflex
 */
export function SoftwareFields({ easyflex }: { easyflex?: ReactNode }) {
  const t = useTranslations("organisations");

  return (
    <>
      <Select
        className="sm:w-1/2"
        name="software"
        label={t("softwareChoice.label")}
        placeholder={t("softwareChoice.placeholder")}
        options={softwareCodes.map((code) => ({ value: code, label: t(`software.${code}`) }))}
      />
      {easyflex && (
        <div aria-live="polite" className="hidden group-has-[option[value=easyflex]:checked]/software:block">
          {easyflex}
        </div>
      )}
      <TextField
        className="hidden group-has-[option[value=other]:checked]/software:grid sm:w-1/2"
        name="softwareName"
        label={t("softwareChoice.name")}
        maxLength={80}
      />
    </>
  );
}
