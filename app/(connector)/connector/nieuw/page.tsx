import { getTranslations } from "next-intl/server";
import { AdministrationForm } from "@/components/connector/administration-form";
import { createAdministration } from "../actions";
import { visitorOfPage } from "../door";

export default async function NewAdministrationPage() {
  await visitorOfPage();
  const t = await getTranslations("connector.window");

  return (
    <>
      <h2>{t("new")}</h2>
      <AdministrationForm submit={createAdministration} />
    </>
  );
}
