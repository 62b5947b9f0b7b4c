/** What answering with a model is put together from, and what it tells the log; create-model.ts makes it from settings. */
import type { FailureKind } from './failure.ts';
import type { StreamLimits } from './guarded-stream.ts';
import type { ChatModel } from './port.ts';
import type { Prompts } from './prompt-file.ts';

/** For the log: how one answer was worded. Holds no text of users or articles. */
export interface ModelRecord {
  readonly model: string;
  readonly promptHash: string;
  /** Milliseconds of our own from the question to the provider's request; waiting for other services is not ours. */
  readonly beforeRequestMs: number;
  /** Null where no text came. */
  readonly firstTextMs: number | null;
  readonly totalMs: number;
  readonly shown: number;
  readonly mended: number;
  /** Why sentences were dropped. */
  readonly faults: readonly string[];
  readonly fallback: FailureKind | null;
}

/** For the log: how one follow-up was rewritten. Holds no text of users. */
export interface RewriteRecord {
  readonly model: string;
  readonly promptHash: string;
  readonly ms: number;
  /** `filled` an open slot, changed `nothing`, or named what stands nowhere (`ungrounded`); else why no text came. */
  readonly outcome: 'filled' | 'nothing' | 'ungrounded' | FailureKind;
}

export interface ModelParts {
  readonly chat: ChatModel;
  readonly prompts: Prompts;
  readonly limits: StreamLimits;
  /** Tokens of passages; 2,500 where left out. */
  readonly tokenBudget?: number;
  readonly report?: (record: ModelRecord) => void;
  readonly reportRewrite?: (record: RewriteRecord) => void;
}
