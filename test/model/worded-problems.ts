/** What is wrong with a worded answer: held against the plain one, against what the scripted model said falsely, and against the articles. */
import type { ModelRecord } from '../../answer/model/model-parts.ts';
import { verifyAnswer } from '../../answer/verify/verify-answer.ts';
import type { Article } from '../../knowledge/article.ts';
import type { Answer } from '../../protocol/answer.ts';
import type { Case, Heard } from './sample-answers.ts';

export type ProblemKind = 'unproved' | 'lie' | 'lost' | 'outcome' | 'stream' | 'secret' | 'told';

export interface Problem {
  readonly kind: ProblemKind;
  readonly words: string;
}

/** Letters, digits and percent signs alone: what is left when marks and spaces are no matter. */
function bareWords(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}%.]/gu, '');
}

/** The numbers of an answer that stand neither in the quotes it cites nor in their titles, headings and years. */
function unprovedNumbers({ answer, citations }: Answer): string[] {
  const sources = citations
    .flatMap(({ quote, title, sectionPath, year, context }) => [
      quote,
      title,
      ...sectionPath,
      year === null ? '' : `${year}年 ${year - 1}年`,
      ...context.map(({ text }) => text),
    ])
    .join(' ')
    .normalize('NFKC')
    .replaceAll(/(?<=\d)\s+|\s+(?=\d)|(?<=\d),(?=\d{3})/g, '');
  const text = answer
    .replaceAll(/\[\d+\]/g, ' ')
    .normalize('NFKC')
    .replaceAll(/(?<=\d),(?=\d{3})/g, '');
  return [...text.matchAll(/(?<![\d.])\d+(?:\.\d+)?(?:%|[\p{Script=Han}])?/gu)]
    .map(([number]) => number)
    .filter((number) => !sources.includes(number));
}

function holdsAll(answer: string, { must_include }: Case): boolean {
  const bare = answer.replaceAll(/[\s,]/g, '');
  return must_include.every((ways) => ways.some((way) => bare.includes(way.replaceAll(/[\s,]/g, ''))));
}

/**
 * @param lies false sentences that the model sent; none where what it sends is true in itself
 * @returns in words, with the answer; empty where nothing is wrong
 */
export function problemsOf(
  one: Case,
  { answer, text, isSourced }: Heard,
  plain: Answer,
  lies: readonly string[],
  record: ModelRecord | null,
  articleOf: (id: string) => Article | null,
): Problem[] {
  const shown = bareWords(answer.answer);
  const known = bareWords(plain.answer);
  const problem = (kind: ProblemKind, words: string): Problem => ({
    kind,
    words: `${one.id}: ${words}: ${answer.answer}`,
  });
  const isHeld = record === null || answer.mode === (record.shown > 0 ? 'model' : 'extractive');
  return [
    ...(text === answer.answer ? [] : [problem('stream', 'the text streamed is not the answer')]),
    ...(isSourced ? [] : [problem('stream', 'a marker came before its source')]),
    ...(answer.outcome === plain.outcome ? [] : [problem('outcome', `the outcome is ${answer.outcome}`)]),
    ...verifyAnswer(answer, articleOf).faults.map(({ fault, words }) => problem('unproved', `${fault} «${words}»`)),
    ...unprovedNumbers(answer)
      .filter((number) => !plain.answer.includes(number))
      .map((number) => problem('unproved', `${number} stands in no source`)),
    ...answer.figures
      .filter(({ answerStart, answerEnd, n }) => {
        const isCited = answer.citations.some((citation) => citation.n === n);
        return (
          !isCited || !/[\d一二两三四五六七八九十百千万亿番倍半]/.test(answer.answer.slice(answerStart, answerEnd))
        );
      })
      .map(({ indicator }) => problem('unproved', `the figure of ${indicator} has no place or no source`)),
    ...(one.answerable && holdsAll(plain.answer, one) && !holdsAll(answer.answer, one)
      ? [problem('lost', 'the answer is lost')]
      : []),
    ...lies
      .map(bareWords)
      .filter((lie) => shown.includes(lie) && !known.includes(lie))
      .map((lie) => problem('lie', `shows «${lie}»`)),
    ...(/SECRET|<think>|999亿/.test(JSON.stringify(answer)) ? [problem('secret', 'shows what nobody may see')] : []),
    ...(isHeld ? [] : [problem('told', 'the mode is wrong')]),
    ...(record?.fallback != null && answer.fallback === undefined ? [problem('told', 'the fallback is not told')] : []),
  ];
}
