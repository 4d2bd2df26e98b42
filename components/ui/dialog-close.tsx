"use client";
import { createContext, use, type ComponentProps } from "react";
import { Button } from "./button";

export const CloseContext = createContext<() => void>(() => undefined);

/** Closes the dialog around the caller. */
export function useCloseDialog(): () => void {
  return use(CloseContext);
}

/** A button that closes its dialog; "Annuleren" stands left and is the quiet one. */
export function DialogClose({ onClick, ...rest }: ComponentProps<typeof Button>) {
  const close = useCloseDialog();

  return (
    <Button
      {...rest}
      onClick={(event) => {
        onClick?.(event);
        close();
      }}
    />
  );
}
