import { asSystem } from "@/lib/core/db";
import { passwordFits } from "./passwords";
import * as store from "./store";

/**
 * Whether somebody who follows a mailed link knows the password that belongs to its address: the account's own, and where
 * nobody has that address yet the one that was chosen for it.
 */
export async function knowsPassword(email: string, password: string, chosenHash: string | null): Promise<boolean> {
  const user = await asSystem((tx) => store.findUserByEmail(tx, email));
  return passwordFits(password, user?.passwordHash ?? chosenHash);
}
