"use server";
import { z } from "zod";
import { OrganisationChange, SoftwareChoice } from "@/lib/organisations/schema";
import { askRegisterAgain, changeDetails, changeSoftware } from "@/lib/organisations/settings.service";
import { action } from "@/lib/portal/action";

/** Saves name and address. */
export const saveDetails = action(OrganisationChange, changeDetails, { message: "organisations.settings.saved" });

/** Saves which back office the organisation works with. */
export const saveSoftware = action(SoftwareChoice, changeSoftware, { message: "organisations.settings.softwareSaved" });

/** Asks the Handelsregister again and shows what it says. */
export const askRegister = action(z.object({}), (actor, organisation: string, _nothing: object) => askRegisterAgain(actor, organisation));
