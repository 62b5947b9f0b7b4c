/**
 * What kind of thing a question wants, told by its question words: «几家» a count of 家, «多少钱» a sum,
 * «谁» a person. Called when one part of a question is understood; a question that asks several things is
 * split before, else the stronger word wins (answer-type-rules.ts), then the first. A bare «多少» takes its
 * kind from the word before it: «收入多少» is a sum, «增长多少» a percentage.
 */
import type { Span } from '../../article.ts';
import { normalise, toOriginalSpan } from '../normalise.ts';
import { ANSWER_TYPE_RULES } from './answer-type-rules.ts';
import type { AnswerType, AnswerTypeRule } from './answer-type-rules.ts';

export type { AnswerType } from './answer-type-rules.ts';

export interface AnswerTypeReading {
  /** null where no question word tells. */
  readonly type: AnswerType | null;
  /** What the number is to be counted in («家», «元», «%»); null where the words don't tell. */
  readonly unit: string | null;
  /** The telling words of this type in the original question, in order; empty for null. */
  readonly words: readonly Span[];
}

interface Hit extends Span {
  readonly rule: AnswerTypeRule;
  readonly unit: string | null;
}

const UNIT_NAMES: ReadonlyMap<string, string> = new Map([
  ['钱', '元'],
  ['块', '元'],
  ['块钱', '元'],
  ['资金', '元'],
  ['真金白银', '元'],
  ['人民币', '元'],
  ['元人民币', '元'],
  ['美金', '美元'],
  ['港币', '港元'],
  ['平', '平方米'],
  ['平米', '平方米'],
  ['平方', '平方米'],
  ['名', '人'],
  ['位', '人'],
]);

function unitOf(rule: AnswerTypeRule, match: RegExpExecArray): string | null {
  if (rule.unit === undefined) return null;
  if (typeof rule.unit === 'string') return rule.unit;
  const printed = match[rule.unit.group]?.replace(/^个(?=.)(?!月)/u, '');
  return printed === undefined ? null : (UNIT_NAMES.get(printed) ?? printed);
}

function findHits(text: string): Hit[] {
  return ANSWER_TYPE_RULES.flatMap((rule) =>
    Array.from(text.matchAll(rule.expression), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
      rule,
      unit: unitOf(rule, match),
    })),
  ).sort((left, right) => left.rule.rank - right.rule.rank || left.start - right.start || right.end - left.end);
}

function withoutContained(spans: readonly Span[]): Span[] {
  const sorted = spans.toSorted((left, right) => left.start - right.start || right.end - left.end);
  return sorted.filter((span, index) => !sorted.slice(0, index).some((other) => other.end >= span.end));
}

/**
 * @param question one question, as typed
 * @returns type null, unit null and no words where nothing tells («介绍一下光谷»)
 */
export function answerTypeOf(question: string): AnswerTypeReading {
  const normalised = normalise(question.trimEnd());
  const hits = findHits(normalised.text);
  const best = hits[0];
  if (best === undefined) return { type: null, unit: null, words: [] };
  const { type } = best.rule;
  // A list of figures («分别是多少亿元») takes the unit of the figure that it asks for.
  const unit = best.unit ?? (type === 'list' ? (hits.find((hit) => hit.unit !== null)?.unit ?? null) : null);
  const words = withoutContained(hits.filter((hit) => hit.rule.type === type)).map((hit) =>
    toOriginalSpan(normalised, hit.start, hit.end),
  );
  return { type, unit, words };
}
