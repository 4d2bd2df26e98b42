"use client";
import { use, type ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";
import { FormContext } from "./form-context";

type Props = Omit<ComponentProps<typeof Button>, "type" | "pending">;

/** The button that sends its form. It knows by itself that the form is on its way. */
export function SubmitButton({ variant = "primary", ...rest }: Props) {
  const { pending } = useFormStatus();
  const form = use(FormContext);

  return <Button {...rest} variant={variant} type="submit" pending={pending || form?.sending} />;
}
