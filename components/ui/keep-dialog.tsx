"use client";
import { useState, type ReactNode } from "react";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { Dialog } from "./dialog";
import { useStay } from "./use-stay";

type Words = { title: string; sentence: string; kept: string; keptFirst: string; go: string };

type Props = {
  /** The id of the tick; one such dialog stands on a page at a time, so a fixed word will do. */
  tick: string;
  words: Words;
  badge?: ReactNode;
  width?: "l";
  /** The tick was set and the only button pressed. */
  onKept: () => void;
  children: ReactNode;
};

/**
 * Something that is shown once: a dialog that goes away only after the tick that it was kept. Escape, a click outside and the
 * button before the tick move focus to the tick; leaving the page warns.
 */
export function KeepDialog({ tick, words, badge, width, onKept, children }: Props) {
  const [kept, setKept] = useState(false);
  const toTick = () => document.getElementById(tick)?.focus();
  useStay(!kept, tick);

  return (
    <Dialog
      isOpen
      onClose={toTick}
      isDismissable={false}
      stayAt={tick}
      width={width}
      badge={badge}
      title={words.title}
      sentence={words.sentence}
      footer={
        <>
          <Checkbox id={tick} name="kept" label={words.kept} checked={kept} onChange={(event) => setKept(event.target.checked)} />
          <div className="ml-auto flex items-center gap-3.5 max-sm:ml-0 max-sm:w-full max-sm:flex-col max-sm:items-stretch max-sm:gap-2">
            {!kept && (
              <span id={`${tick}-first`} className="text-small text-ink-3">
                {words.keptFirst}
              </span>
            )}
            <Button variant="primary" aria-disabled={!kept} aria-describedby={kept ? undefined : `${tick}-first`} onClick={() => (kept ? onKept() : toTick())}>
              {words.go}
            </Button>
          </div>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
