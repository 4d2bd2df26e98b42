/** What a hirer does with its documents, for whoever needs it whole: the story, tests and other domains. */
export { createDocument, saveDraft } from "./drafts.service";
export { publishDraft, type Published, withdrawVersion } from "./publishing.service";
export { endSharing, sharePositions } from "./sharing.service";
