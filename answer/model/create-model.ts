/**
 * The model that words answers, from settings: checked at start, so that a fault is told before the first question.
 * langchain and the token tables are loaded here and only here: without a model neither is needed.
 */
import type { ModelParts, ModelRecord, RewriteRecord } from './model-parts.ts';
import { limitsOf } from './guarded-stream.ts';
import { readPrompts } from './prompt-file.ts';

export interface ModelSettings {
  readonly model: string;
  /** Null for the provider's own address. */
  readonly baseUrl: string | null;
  readonly apiKey: string | null;
  readonly timeoutMs: number;
}

/** Told how answers were worded and follow-ups rewritten, for the log. */
export interface ModelReports {
  readonly worded: (record: ModelRecord) => void;
  readonly rewritten: (record: RewriteRecord) => void;
}

/**
 * @throws JushiError `configuration`: a provider whose package is missing, a key that is, a faulty prompt file
 */
export async function createModel(settings: ModelSettings, reports?: ModelReports): Promise<ModelParts> {
  const prompts = readPrompts();
  const [{ createLangchainChat }, { countTokens }] = await Promise.all([
    import('./langchain-chat.ts'),
    import('../../knowledge/language/tokens.ts'),
  ]);
  countTokens('据实');
  return {
    chat: await createLangchainChat(settings),
    prompts,
    limits: limitsOf(settings.timeoutMs),
    ...(reports === undefined ? {} : { report: reports.worded, reportRewrite: reports.rewritten }),
  };
}
