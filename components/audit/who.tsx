import { useTranslations } from "next-intl";

type Actor = { kind: string; name: string | null };

/** What an actor of the log is called: a token says that it is one, and somebody without a name says why. */
export function useActorName(): (actor: Actor) => string {
  const t = useTranslations("audit");

  return ({ kind, name }) => {
    if (name !== null) return kind === "token" ? t("token", { name }) : name;
    return t(`nobody.${kind === "user" ? "erased" : kind === "operator" || kind === "token" ? kind : "unknown"}`);
  };
}
