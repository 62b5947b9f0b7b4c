/** `jushi ask`: one answer with its citations on the terminal, from the same parts as the server's. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { JushiError } from '../../knowledge/errors.ts';
import { askRequestSchema, turnSchema } from '../../protocol/answer.ts';
import type { Answer, AskRequest } from '../../protocol/answer.ts';
import { errorOfZod } from '../../server/error-replies.ts';
import { openKnowledge } from '../../server/open-knowledge.ts';
import { loadSettings } from '../../server/settings.ts';
import { formatAnswer } from '../format-answer.ts';

export async function askCommand(
  question: string,
  options: { readonly isJson: boolean; readonly historyFile: string | null },
): Promise<number> {
  const parsed = askRequestSchema.safeParse({
    question,
    ...(options.historyFile === null ? {} : { history: readHistory(options.historyFile) }),
  });
  if (!parsed.success) {
    throw errorOfZod(parsed.error);
  }
  const { store, answerer } = await openKnowledge(loadSettings());
  try {
    const answer = await wholeAnswer(answerer.answer(parsed.data, new AbortController().signal));
    if (store.isSamples() && !options.isJson) {
      console.error('（还没有索引，以下依据示例资料回答。导入自己的文章：npm run ingest -- 文件或文件夹）\n');
    }
    console.log(options.isJson ? JSON.stringify(answer, null, 2) : formatAnswer(answer));
    return 0;
  } finally {
    await store.close();
  }
}

async function wholeAnswer(events: AsyncIterable<{ type: string; answer?: Answer }>): Promise<Answer> {
  for await (const event of events) {
    if (event.type === 'end' && event.answer) {
      return event.answer;
    }
  }
  throw new JushiError('internal');
}

function readHistory(file: string): AskRequest['history'] {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new JushiError('bad-request', `无法读取对话文件：${file}（应为 JSON 数组）。`, { cause });
  }
  const history = z.array(turnSchema).safeParse(json);
  if (!history.success) {
    throw new JushiError('bad-request', `对话文件的格式不对：${file}。每项应为 { "role": …, "content": … }。`);
  }
  return history.data;
}
