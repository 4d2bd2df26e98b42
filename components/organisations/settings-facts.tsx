import { useTranslations } from "next-intl";
import { Card, CardBody } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { RegisterState } from "@/lib/kvk/schema";
import type { Organisation } from "@/lib/organisations/schema";
import type { RegisterFieldName } from "./register-values";
import { SoftwareName } from "./software-name";

type Settings = Record<RegisterFieldName, string> & { kvkNumber: string; registerState: RegisterState } & Pick<Organisation, "softwareCode" | "softwareName">;

/** The settings of an organisation for whoever may not change them. */
export function SettingsFacts({ settings }: { settings: Settings }) {
  const t = useTranslations("organisations");
  const { name, street, houseNumber, houseNumberAddition, postcode, city, kvkNumber, registerState } = settings;
  const address = [street, houseNumber, houseNumberAddition].filter(Boolean).join(" ");

  return (
    <Card as="div" className="max-w-[720px]">
      <CardBody>
        <DescriptionList
          lined
          items={[
            { term: t("details.name"), description: name },
            { term: t("settings.address"), description: `${address}, ${postcode} ${city}` },
            { term: t("settings.kvkNumber"), description: <span className="num">{`${kvkNumber.slice(0, 4)} ${kvkNumber.slice(4)}`}</span> },
            { term: t("settings.register"), description: t(`register.states.${registerState}`) },
            ...(settings.softwareCode ? [{ term: t("settings.software"), description: <SoftwareName software={settings} /> }] : []),
          ]}
        />
      </CardBody>
    </Card>
  );
}
