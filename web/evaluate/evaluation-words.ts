/** The words of the evaluator's page in the chosen language, and how it says numbers and codes. */
import { reasonSchema } from '../../protocol/answer.ts';
import type { Change, Fault, Score } from '../../protocol/evaluation.ts';
import { evaluationEn } from '../words/evaluation-en.ts';
import { evaluationZh, type EvaluationWords } from '../words/evaluation-zh.ts';
import { reasonLabel } from '../words/labels.ts';
import { fill, useWords } from '../words/use-words.ts';
import { zh, type Words } from '../words/zh.ts';

export function useEvaluationWords(): EvaluationWords {
  return useWords() === zh ? evaluationZh : evaluationEn;
}

/** 0.857 → «85.7%». */
export function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : `${(value * 100).toFixed(1)}%`;
}

/** «70.6%–93.7%». */
export function intervalOf({ low, high }: Pick<Score, 'low' | 'high'>): string {
  return `${percent(low)}–${percent(high)}`;
}

/** «2026-11-22 16:14:05» in the reader's own time; as it is where it is no time. */
export function timeOf(startedAt: string): string {
  const date = new Date(startedAt);
  if (Number.isNaN(date.getTime())) return startedAt;
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}

export function scoreTitle(words: EvaluationWords, { name, title }: { name: string; title: string }): string {
  return words.scores[name]?.[0] ?? title;
}

export function scoreMeaning(words: EvaluationWords, { name, meaning }: { name: string; meaning: string }): string {
  return words.scores[name]?.[1] ?? meaning;
}

export function categoryLabel(words: EvaluationWords, category: string): string {
  return words.categories[category] ?? category;
}

export function askerLabel(words: EvaluationWords, asker: string): string {
  return words.askers[asker] ?? asker;
}

/** A slice's key as it is shown: categories and askers have names, places and years are names. */
export function sliceLabel(words: EvaluationWords, by: string, key: string): string {
  if (by === 'category') return categoryLabel(words, key);
  return by === 'asker' ? askerLabel(words, key) : key;
}

export function outcomeLabel(words: EvaluationWords, outcome: string): string {
  const labels: Readonly<Record<string, string>> = {
    answered: words.outcomeAnswered,
    refused: words.outcomeRefused,
    clarify: words.outcomeClarify,
    error: words.outcomeError,
  };
  return labels[outcome] ?? outcome;
}

/** A refusal's reason; one of another version as it is. */
export function reasonWords(shared: Words, reason: string): string {
  const known = reasonSchema.safeParse(reason).data;
  return known === undefined ? reason : reasonLabel(shared, known);
}

export function statusLabel(words: EvaluationWords, status: 'pass' | 'fail' | 'error'): string {
  return { pass: words.passed, fail: words.failed, error: words.errors }[status];
}

export function faultWords(words: EvaluationWords, { code, words: about }: Fault): string {
  const [first = ''] = about;
  switch (code) {
    case 'error':
      return fill(words.faultError, { words: first });
    case 'outcome':
      return fill(words.faultOutcome, { words: outcomeLabel(words, first) });
    case 'missing':
      return fill(words.faultMissing, { words: about.join(words.faultMissingOr) });
    case 'unwanted':
      return fill(words.faultUnwanted, { words: first });
    default:
      return {
        long: words.faultLong,
        uncited: words.faultUncited,
        reason: words.faultReason,
        'false-quote': words.faultFalseQuote,
        numbers: words.faultNumbers,
        slots: words.faultSlots,
      }[code];
  }
}

export function changeLabel(words: EvaluationWords, change: Change): string {
  return {
    'now-failing': words.changeNowFailing,
    'now-passing': words.changeNowPassing,
    'still-failing': words.changeStillFailing,
    weaker: words.changeWeaker,
    'changed-answer': words.changeAnswer,
  }[change];
}

/** Below this a change is called real: the usual threshold, the gate's too. */
const SIGNIFICANT = 0.05;
/** Fewer changes cannot reach it: five that all go one way still have p = 2 · (1/2)⁵ = 6.25 %. */
const FEWEST_CHANGES = 6;

/** What McNemar's p says, for those who never heard of it. */
export function chanceWords(
  words: EvaluationWords,
  { worse, better, p }: { readonly worse: number; readonly better: number; readonly p: number },
): string {
  if (worse + better === 0) return words.pNone;
  if (worse + better < FEWEST_CHANGES) return fill(words.pFew, { n: worse + better });
  if (p >= SIGNIFICANT) return fill(words.pLikely, { p: percent(p) });
  const share = p < 0.001 ? words.pTiny : fill(words.pOnly, { p: percent(p) });
  return fill(better > worse ? words.pBetter : words.pWorse, { p: share });
}
