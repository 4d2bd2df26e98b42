"use client";
import { useRef, useState, type ChangeEvent } from "react";
import { useTranslations } from "next-intl";
import { StatusShape } from "@/components/ui/status";
import { TextField } from "@/components/ui/text-field";
import { KvkNumber } from "@/lib/kvk/schema";

/** The sentences of the errors catalogue for a number that is none; `length` with `{count}` in it. */
export type KvkSentences = { digits: string; length: string };

type Props = {
  label: string;
  help?: string;
  sentences: KvkSentences;
  /** The number that the register was asked about last; typing it again asks nothing. */
  asked: string | undefined;
  /** Whether the register knows it. */
  isFound: boolean;
  /** Told of every other whole number, once. */
  onWhole: (kvkNumber: string, input: HTMLInputElement) => void;
  size?: "m" | "l";
  className?: string;
};

/** A KvK number. What is wrong with it is said on leaving the field, letters at once; eight digits are looked up at once. */
export function KvkField({ label, help, sentences, asked, isFound, onWhole, size = "l", className }: Props) {
  const [error, setError] = useState<string>();
  const [typed, setTyped] = useState(asked);
  const told = useRef(asked);

  function change({ currentTarget: input }: ChangeEvent<HTMLInputElement>): void {
    const number = KvkNumber.safeParse(input.value).data;
    setTyped(number);
    setError(/[^\d\s.]/.test(input.value) ? sentences.digits : undefined);
    if (!number || number === told.current) return;

    told.current = number;
    onWhole(number, input);
  }

  return (
    <TextField
      className={className}
      size={size}
      num
      name="kvkNumber"
      label={label}
      help={help}
      error={error}
      inputMode="numeric"
      autoComplete="off"
      maxLength={20}
      onChange={change}
      onBlur={(event) => setError(faultOf(event.currentTarget.value, sentences))}
      after={isFound && typed === asked && <Found />}
    />
  );
}

/** An empty field is not wrong yet: somebody may only be passing through. */
function faultOf(typed: string, sentences: KvkSentences): string | undefined {
  const digits = typed.replace(/[\s.]/g, "");
  if (digits === "" || KvkNumber.safeParse(typed).success) return undefined;
  return /^\d+$/.test(digits) ? sentences.length.replace("{count}", String(digits.length)) : sentences.digits;
}

function Found() {
  const t = useTranslations("organisations.register");

  return (
    <>
      <StatusShape kind="ok" size={20} className="text-ok" />
      <span className="sr-only">{t("source")}</span>
    </>
  );
}
