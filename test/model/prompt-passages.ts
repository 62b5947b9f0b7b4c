/** Reads the numbered passages and the question back out of a prompt, as a model sees them. */

export interface PromptPassage {
  readonly number: number;
  readonly region: string;
  readonly sentences: readonly string[];
  /** Numbers of the records that were reached, as printed there. */
  readonly reached: readonly string[];
}

export interface ReadPrompt {
  readonly passages: readonly PromptPassage[];
  readonly question: string;
}

function pairs(text: string): Set<string> {
  const han = text.replaceAll(/[^\p{L}\p{N}]/gu, '');
  return new Set(Array.from({ length: Math.max(0, han.length - 1) }, (_, index) => han.slice(index, index + 2)));
}

export function readPromptPassages(user: string): ReadPrompt {
  const passages = [...user.matchAll(/<资料 编号="(\d+)">\n([\s\S]*?)\n<\/资料>/g)].map(([, number, body = '']) => ({
    number: Number(number),
    region: /^地区：([^\n、]+)/m.exec(body)?.[1] ?? '',
    sentences: (/^正文：([\s\S]*?)(?:\n数字：|(?![\s\S]))/m.exec(body)?.[1] ?? '')
      .split(/(?<=[。！？!?])|\n/)
      .filter((sentence) => sentence.trim().length > 6),
    reached: [...body.matchAll(/｜([\d.]+)[^；｜\n]*｜已完成/g)].map(([, value = '']) => value),
  }));
  const question = /<问题>\n([\s\S]*?)\n<\/问题>/.exec(user)?.[1] ?? '';
  return { passages, question };
}

export interface NearSentence {
  readonly number: number;
  readonly region: string;
  readonly text: string;
  /** Whether it tells a figure that was reached. */
  readonly isReached: boolean;
}

/** Sentences with their passage's number, those that share most with the question first. */
export function nearestSentences({ passages, question }: ReadPrompt): NearSentence[] {
  const asked = pairs(question);
  return passages
    .flatMap(({ number, region, sentences, reached }) =>
      sentences.map((text) => {
        const own = [...pairs(text)].filter((pair) => asked.has(pair)).length;
        const isReached = reached.some((value) => text.includes(value));
        return { number, region, text, isReached, score: own / Math.sqrt(20 + text.length) + 0.2 / number };
      }),
    )
    .toSorted((left, right) => right.score - left.score);
}
