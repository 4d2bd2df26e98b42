"use client";
import { useState, useSyncExternalStore, type ReactNode } from "react";
import { Landmark, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useField } from "@/components/ui/form-context";
import { Icon } from "@/components/ui/icon";
import { linkStyle } from "@/components/ui/link";
import { TextField } from "@/components/ui/text-field";
import type { RegisterFieldName } from "./register-values";

type Props = {
  name: RegisterFieldName;
  label: string;
  /** What the Handelsregister has here; undefined where it says nothing. */
  inRegister: string | undefined;
  /** What it begins with, when that is not what the form began with. */
  begin?: string;
  /** Too narrow for words beside the label: they stand under the field. */
  narrow?: boolean;
  num?: boolean;
  optional?: boolean;
  inputMode?: "numeric";
  autoComplete?: string;
  maxLength: number;
  className?: string;
};

/** A field that says where its value comes from: from the Handelsregister, or from the person who changed it. */
export function RegisterField({ name, inRegister, begin, narrow = false, ...field }: Props) {
  const { given } = useField(name);
  const [value, setValue] = useState(begin ?? (typeof given === "string" ? given : ""));
  const from = sourceOf(value, inRegister);
  const edited = from === "person" ? <Edited inRegister={inRegister ?? ""} reset={() => setValue(inRegister ?? "")} /> : undefined;

  return (
    <TextField
      {...field}
      name={name}
      value={value}
      onChange={(event) => setValue(event.target.value)}
      source={narrow || !from ? undefined : <Source from={from} />}
      help={narrow && from ? <Under from={from}>{edited}</Under> : edited}
    />
  );
}

/** Source and what belongs to it, one under the other. */
function Under({ from, children }: { from: "register" | "person"; children: ReactNode }) {
  return (
    <>
      <Source from={from} />
      {children && <span className="mt-0.5 block">{children}</span>}
    </>
  );
}

function sourceOf(value: string, inRegister: string | undefined): "register" | "person" | null {
  if (inRegister === undefined) return null;
  if (value.trim() !== inRegister) return "person";
  return inRegister === "" ? null : "register";
}

function Source({ from }: { from: "register" | "person" }): ReactNode {
  const t = useTranslations("organisations.register");

  return from === "register" ? (
    <span className="flex items-center gap-[5px] text-[0.78125rem]/[1.125rem] text-ink-3">
      <Icon of={Landmark} size={14} />
      {t("source")}
    </span>
  ) : (
    <span className="flex items-center gap-[5px] text-[0.78125rem]/[1.125rem] text-busy">
      <Icon of={Pencil} size={14} />
      {t("edited")}
    </span>
  );
}

/** Putting back needs the browser's help; before it is there only the register's words are shown. */
function Edited({ inRegister, reset }: { inRegister: string; reset: () => void }) {
  const t = useTranslations("organisations.register");
  const inBrowser = useSyncExternalStore(noChange, () => true, () => false);

  return (
    <>
      {inRegister === "" ? t("nothingThere") : t("there", { value: inRegister })}{" "}
      {inBrowser && (
        <button type="button" onClick={reset} className={`${linkStyle} cursor-pointer text-ink`}>
          {t("reset")}
        </button>
      )}
    </>
  );
}

function noChange(): () => void {
  return () => undefined;
}
