"use client";
import { createContext, type ReactNode } from "react";

/** `failure`: another object for every failed submit. `onDone`: what was in the way is gone, the form is sent again as it was. */
type Ask = { failure: object; onDone: () => void };

/** The way past one kind of refusal, drawn under its sentence; it may open a dialog of its own. */
export type Remedy = (ask: Ask) => ReactNode;

/** Remedies by the code of a failed form. Whoever knows what a code asks for provides one; forms only make room for it. */
export const RemedyContext = createContext<Readonly<Record<string, Remedy | undefined>>>({});
