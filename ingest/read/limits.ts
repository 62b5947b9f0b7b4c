/** Limits of a source file; stated to the user in the reason of a rejection. */

/** Chosen: a site dump of 2,000 long reports is about 80 MB; anything above 32 MB is split or is no text. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;
