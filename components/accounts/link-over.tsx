import { ButtonLink } from "@/components/ui/button";

type Props = { again?: { href: string; words: string }; signIn: string };

/** Where to go from a mailed link that was used or is too old. */
export function LinkOver({ again, signIn }: Props) {
  return (
    <div className="flex flex-wrap gap-3 max-sm:*:w-full">
      {again && (
        <ButtonLink href={again.href} variant="primary">
          {again.words}
        </ButtonLink>
      )}
      <ButtonLink href="/inloggen" variant={again ? undefined : "primary"}>
        {signIn}
      </ButtonLink>
    </div>
  );
}
