/** The model that `--judge` asks, from the same settings as answering. */
import { createLangchainChat } from '../../answer/model/langchain-chat.ts';
import { createJudge } from '../../eval/judge/create-judge.ts';
import type { Judge } from '../../eval/judge/create-judge.ts';
import { JushiError } from '../../knowledge/errors.ts';
import type { Settings } from '../../server/settings.ts';

/** @throws JushiError `configuration` where no model is set */
export async function openJudge(settings: Settings): Promise<Judge> {
  const { CHAT_MODEL: model, OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey, CHAT_TIMEOUT_MS: timeoutMs } = settings;
  if (model === undefined) throw new JushiError('configuration', '--judge 需要设置 CHAT_MODEL。');
  return createJudge(await createLangchainChat({ model, baseUrl: baseUrl ?? null, apiKey: apiKey ?? null, timeoutMs }));
}
