import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { signOut } from "./actions";

type Props = { variant?: "ghost" | "primary"; size?: "s" | "m" };

/** The way out, wherever it stands. Works before JavaScript. */
export async function SignOutForm({ variant = "ghost", size = "s" }: Props) {
  const t = await getTranslations("places");

  return (
    <form action={signOut}>
      <Button type="submit" variant={variant} size={size}>
        {t("signOut")}
      </Button>
    </form>
  );
}
