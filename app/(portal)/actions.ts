"use server";
import { redirect } from "next/navigation";
import { dropSession } from "@/lib/portal/auth";

/** Ends the session on the server and shows the sign-in page. */
export async function signOut(): Promise<void> {
  await dropSession();
  redirect("/inloggen");
}
