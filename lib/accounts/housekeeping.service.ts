import { now } from "@/lib/core/clock";
import { asSystem } from "@/lib/core/db";
import * as codes from "./codes.store";
import { ORIGIN_KEPT } from "./rules";
import * as sessions from "./sessions.store";

const DAY = 86_400_000;

/** Removes what is over: sign-ins that waited, links, counts of tries. @returns how many rows */
export async function forgetExpired(): Promise<number> {
  const at = now();
  return asSystem((tx) => codes.deleteExpired(tx, at, new Date(at.getTime() - DAY)));
}

/** Forgets from where sessions were started twelve months ago. @returns how many */
export async function forgetOrigins(): Promise<number> {
  return asSystem((tx) => sessions.forgetOrigins(tx, new Date(now().getTime() - ORIGIN_KEPT)));
}
