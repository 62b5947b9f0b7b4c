/**
 * An optional opinion of a model on each answer, shown beside the computed scores. It never decides whether a case
 * passes, is no part of a baseline, and no gate or floor can name it. A model that fails leaves the case without one.
 */
import { readFileSync } from 'node:fs';
import type { ChatModel } from '../../answer/model/port.ts';
import { fenced, parsePrompt } from '../../answer/model/prompt-file.ts';
import type { EvalCase } from '../cases/case-schema.ts';

export interface Judgement {
  /** 2 right, 1 partly, 0 wrong; null where the model gave no grade. */
  readonly grade: 0 | 1 | 2 | null;
  readonly words: string;
}

export type Judge = (item: EvalCase, answer: string, signal: AbortSignal) => Promise<Judgement>;

const GRADES = { '0': 0, '1': 1, '2': 2 } as const;
const LONGEST_WORDS = 300;

function parseReply(reply: string): Judgement {
  const [first = '', ...rest] = reply.trim().split('\n');
  const grade = /^[012](?!\d|\.\d)/.exec(first.trim())?.[0] as keyof typeof GRADES | undefined;
  return grade === undefined
    ? { grade: null, words: '模型没有给出分数' }
    : { grade: GRADES[grade], words: rest.join(' ').trim().slice(0, LONGEST_WORDS) };
}

export function createJudge(model: ChatModel): Judge {
  const file = 'judging.md';
  const text = readFileSync(new URL(`../../prompts/${file}`, import.meta.url), 'utf8').replaceAll('\r\n', '\n');
  const prompt = parsePrompt(file, text, ['question', 'evidence', 'answer']);
  return async (item, answer, signal) => {
    const talk = item.history.map(({ role, content }) => `${role === 'user' ? '问' : '答'}：${content}\n`).join('');
    const messages = prompt.render({
      question: fenced(talk + item.question),
      evidence: fenced(item.evidence.map(({ article, quote }) => `《${article}》${quote}`).join('\n')),
      answer: fenced(answer),
    });
    let reply = '';
    try {
      for await (const piece of model.stream(messages, signal)) reply += piece;
    } catch (error) {
      if (signal.aborted) throw error;
      return { grade: null, words: '模型没有应答' };
    }
    return parseReply(reply);
  };
}
