import { ArrowLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** A step back by the same form, so that what was typed goes along. */
export function BackButton({ back }: { back: (form: FormData) => Promise<void> }) {
  const t = useTranslations("registration");

  return (
    <Button type="submit" variant="ghost" size="l" formAction={back} formNoValidate icon={<ArrowLeft />}>
      {t("back")}
    </Button>
  );
}
