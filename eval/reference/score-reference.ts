/**
 * The reference bits of a case: correct, focused, cited, reason. The definition is the header of the reference scorer
 * (docs/evaluation.md defines it), and this must equal it case by case; a test runs both on the same answers.
 * Pure; called by score-case.ts.
 */
import type { EvalCase } from '../cases/case-schema.ts';
import { findAlternative } from './find-alternative.ts';
import { countCharacters, normaliseText, stripMarkers } from './normalise-text.ts';
import { overlapOf } from './overlap.ts';

/** The parts of an answer that the bits look at; anything may be missing from an answer of another server. */
export interface ScoredAnswer {
  readonly answer?: string | null | undefined;
  readonly outcome?: string | null | undefined;
  readonly reason?: string | null | undefined;
  readonly citations?: readonly ScoredCitation[] | null | undefined;
}

export interface ScoredCitation {
  readonly n?: number | null | undefined;
  readonly title?: string | null | undefined;
  readonly quote?: string | null | undefined;
}

export interface ReferenceBits {
  readonly correct: boolean;
  readonly outcomeRight: boolean;
  /** Groups of `must_include` of which no alternative was found. */
  readonly missing: readonly (readonly string[])[];
  /** Strings of `must_not_include` that were found. */
  readonly wrong: readonly string[];
  readonly focused: boolean;
  /** Null where citations are not asked for: unanswerable cases, cases without evidence, a clarifying question. */
  readonly cited: boolean | null;
  /** Null where the case expects no reason. */
  readonly reason: boolean | null;
}

/** Characters of an answer by category; other answers and refusals below. */
const LONGEST: Readonly<Record<string, number>> = {
  list: 800,
  policy: 800,
  compare: 800,
  ambiguous: 800,
  definition: 500,
};
const LONGEST_OTHER = 240;
const LONGEST_REFUSAL = 300;
const LONGEST_QUOTE = 400;
const COUNTED_CITATIONS = 12;
/** Of the shorter of quote and evidence, the share that must be common. */
export const ENOUGH_OVERLAP = 0.6;
/** How a case names the one article that has no title. */
const UNTITLED = '003';

export function focusLimit(item: EvalCase): number {
  return item.answerable ? (LONGEST[item.category] ?? LONGEST_OTHER) : LONGEST_REFUSAL;
}

/** Whether a citation's title names the article that a case names. */
export function isSameArticle(title: string | null | undefined, article: string): boolean {
  const shown = normaliseText(title);
  if (article === UNTITLED) return shown !== '';
  const named = normaliseText(article);
  return countCharacters(shown) >= 6 && (named.includes(shown) || shown.includes(named));
}

/** The citations that may prove something: with a marker in the answer, a title and a quote that is short enough. */
export function countedCitations(answer: ScoredAnswer): ScoredCitation[] {
  const raw = answer.answer ?? '';
  return (answer.citations ?? [])
    .slice(0, COUNTED_CITATIONS)
    .filter(
      ({ n, title, quote }) =>
        raw.includes(`[${n ?? 'None'}]`) &&
        normaliseText(title) !== '' &&
        countCharacters(normaliseText(quote)) <= LONGEST_QUOTE,
    );
}

function isOutcomeRight(item: EvalCase, outcome: string | null | undefined): boolean {
  if (item.answerable) {
    return outcome === 'answered' || (outcome === 'clarify' && item.category === 'ambiguous');
  }
  return (
    outcome === 'refused' || (outcome === 'clarify' && (item.category === 'ambiguous' || item.category === 'injection'))
  );
}

function isCited(item: EvalCase, answer: ScoredAnswer): boolean | null {
  if (!item.answerable || item.evidence.length === 0) return null;
  if (item.category === 'ambiguous' && answer.outcome === 'clarify') return null;
  const hit = new Set<string>();
  for (const { title, quote } of countedCitations(answer)) {
    for (const { article, quote: gold } of item.evidence) {
      if (!hit.has(article) && isSameArticle(title, article) && overlapOf(quote ?? '', gold) >= ENOUGH_OVERLAP) {
        hit.add(article);
      }
    }
  }
  return item.category === 'compare' ? item.evidence.every(({ article }) => hit.has(article)) : hit.size > 0;
}

export function expectedReasons(item: EvalCase): readonly string[] | null {
  const expected = item.expected_reason;
  return expected === undefined || expected === null ? null : typeof expected === 'string' ? [expected] : expected;
}

export function scoreReference(item: EvalCase, answer: ScoredAnswer): ReferenceBits {
  const text = normaliseText(stripMarkers(answer.answer ?? ''));
  const missing = item.must_include.filter(
    (group) => !group.some((alternative) => findAlternative(alternative, text) !== null),
  );
  const wrong = item.must_not_include.filter((words) => findAlternative(words, text) !== null);
  const outcomeRight = isOutcomeRight(item, answer.outcome);
  const focused = countCharacters(text) <= focusLimit(item);
  const reasons = expectedReasons(item);
  return {
    correct: outcomeRight && missing.length === 0 && wrong.length === 0 && focused,
    outcomeRight,
    missing,
    wrong,
    focused,
    cited: isCited(item, answer),
    reason: reasons === null ? null : reasons.includes(answer.reason ?? ''),
  };
}

/** A question that got no answer is a wrong answer, and is counted. */
export function failedReference(item: EvalCase): ReferenceBits {
  return {
    correct: false,
    outcomeRight: false,
    missing: [],
    wrong: [],
    focused: false,
    cited: item.answerable ? false : null,
    reason: null,
  };
}
