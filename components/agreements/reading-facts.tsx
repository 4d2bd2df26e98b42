"use client";
import { useEffect, useRef } from "react";

/**
 * What the browser notices of the reading, sent along with the form around it: how long after the text was opened its end
 * came into view, and its statement was ticked. Nothing waits for either, and without JavaScript both stay unknown.
 *
 * @param endOfText the id of what stands right behind the text
 */
export function ReadingFacts({ endOfText }: { endOfText: string }) {
  const place = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const form = place.current?.form;
    const end = document.getElementById(endOfText);
    const opened = performance.now();
    const noticed = new Map<string, string>();
    const note = (name: string) => noticed.set(name, String(Math.round(performance.now() - opened)));

    const watcher = new IntersectionObserver(([seen]) => {
      if (!seen?.isIntersecting) return;
      note("readAfter");
      watcher.disconnect();
    });
    if (end) watcher.observe(end);

    const ticked = ({ target }: Event) => {
      if (target instanceof HTMLInputElement && target.name === "authorised" && target.checked) note("consentedAfter");
    };
    // Added when the form is sent, since React empties what stands in fields after every attempt.
    const sent = ({ formData }: FormDataEvent) => noticed.forEach((value, name) => formData.set(name, value));
    form?.addEventListener("change", ticked);
    form?.addEventListener("formdata", sent);
    return () => {
      watcher.disconnect();
      form?.removeEventListener("change", ticked);
      form?.removeEventListener("formdata", sent);
    };
  }, [endOfText]);

  return <input ref={place} type="hidden" name="readAfter" defaultValue="" />;
}
