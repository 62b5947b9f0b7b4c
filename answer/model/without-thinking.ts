/**
 * Drops what reasoning models think aloud before they answer (`<think>…</think>`, as DeepSeek-R1 and Qwen3 print it where
 * the server does not part it off). Pure; works however the stream is cut.
 */

const OPEN = '<think>';
const CLOSE = '</think>';

export interface ThinkingFilter {
  /** The part of what has come that is answer. */
  push(text: string): string;
}

export function withoutThinking(): ThinkingFilter {
  let state: 'start' | 'thinking' | 'answer' = 'start';
  let held = '';
  return {
    push(text) {
      if (state === 'answer') {
        return text;
      }
      held += text;
      if (state === 'start') {
        const begun = held.trimStart();
        if (OPEN.startsWith(begun.slice(0, OPEN.length)) && begun.length < OPEN.length) {
          return '';
        }
        state = begun.startsWith(OPEN) ? 'thinking' : 'answer';
      }
      if (state === 'thinking') {
        const end = held.indexOf(CLOSE);
        if (end < 0) {
          return '';
        }
        state = 'answer';
        held = held.slice(end + CLOSE.length);
      }
      const answer = held;
      held = '';
      return answer;
    },
  };
}
