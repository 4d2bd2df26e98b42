"use client";
import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";

type Props = Omit<ComponentProps<typeof Button>, "type" | "pending">;

/** The button that sends its form. It knows by itself that the form is on its way. */
export function SubmitButton({ variant = "primary", ...rest }: Props) {
  const { pending } = useFormStatus();

  return <Button {...rest} variant={variant} type="submit" pending={pending} />;
}
