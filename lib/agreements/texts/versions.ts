import { apiAgreement } from "./api-agreement";

/** Every text this release holds, oldest first. Holding one publishes nothing: the first is there from the start, an operator publishes the rest. */
export const agreementTexts: readonly { version: string; source: string }[] = [apiAgreement];
