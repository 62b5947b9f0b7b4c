/** The wire's limits as plain numbers, apart from the schemas: the web client shows them without loading zod. */

/** Characters as a reader counts them off (code points), not UTF-16 units: «𠮷» is one. */
export const MAX_QUESTION_LENGTH = 1000;
export const MAX_HISTORY_TURNS = 20;
export const MAX_TURN_LENGTH = 8000;

/** How long an answer can be resumed after its connection was lost. */
export const RESUME_WINDOW_MS = 30_000;
