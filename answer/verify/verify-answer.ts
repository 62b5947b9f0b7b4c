/**
 * Re-checks a finished answer against the articles alone: figures are read anew from the articles' text, nothing is taken
 * from an index or from how the answer was made. Called by the evaluation, the mutation test and tests.
 */
import type { Article } from '../../knowledge/article.ts';
import type { Answer, ProvedFigure } from '../../protocol/answer.ts';
import { readAnew, type EvidenceOf } from './evidence.ts';
import { judgeAnswer, type SegmentFault } from './judge-answer.ts';
import { quoteStands } from './judge-statement.ts';
import { conflictsOf, provedFigure } from './shown-figure.ts';

export type AnswerFault =
  | SegmentFault
  | 'quote'
  | 'context'
  | 'listed-figure'
  | 'unlisted-figure'
  | 'derived'
  | 'conflicts';

export interface FoundFault {
  readonly fault: AnswerFault;
  /** The words that do not stand. */
  readonly words: string;
}

export interface Verdict {
  readonly stands: boolean;
  readonly faults: readonly FoundFault[];
  /** Figures found in the text and proved. */
  readonly figures: number;
}

/** A figure as one string, whatever the order of its fields. */
const whole = (figure: ProvedFigure): string => JSON.stringify(figure, Object.keys(figure).toSorted());

/** All that a figure says, wherever it stands. */
const slotsOf = (figure: ProvedFigure): string => whole({ ...figure, answerStart: 0, answerEnd: 0 });

const overlap = (left: ProvedFigure, right: ProvedFigure): boolean =>
  left.answerStart < right.answerEnd && right.answerStart < left.answerEnd;

/** @param articleOf null for an article that is not known: what cites it is not proved */
export function verifyAnswer(answer: Answer, articleOf: (id: string) => Article | null): Verdict {
  const evidenceOf: EvidenceOf = (id) => {
    const article = articleOf(id);
    return article === null ? null : readAnew(article);
  };
  const faults: FoundFault[] = [];
  const isWordedAnew = answer.mode === 'model' || answer.fallback !== undefined;
  const judged = judgeAnswer(answer.answer, answer.citations, evidenceOf, isWordedAnew);
  for (const { segment, fault } of judged) {
    if (fault !== null) {
      faults.push({ fault, words: segment.body });
    }
  }
  for (const citation of answer.citations) {
    const evidence = evidenceOf(citation.articleId);
    if (evidence === null || !quoteStands(citation, evidence)) {
      faults.push({ fault: 'quote', words: citation.quote });
      continue;
    }
    for (const { text, start, end } of citation.context) {
      if (evidence.article.text.slice(start, end) !== text) {
        faults.push({ fault: 'context', words: text });
      }
    }
  }
  const found = judged.flatMap(({ segment, judgement }) =>
    judgement.figures.map(({ traced: { observation }, citation, start, end }) => ({
      observation,
      n: citation.n,
      proved: provedFigure(observation, citation.n, segment.bodyStart + start, segment.bodyStart + end),
    })),
  );
  const places = new Set(found.map(({ proved }) => whole(proved)));
  for (const figure of answer.figures) {
    const isShown = isWordedAnew
      ? found.some(({ proved }) => overlap(proved, figure) && slotsOf({ ...proved, n: figure.n }) === slotsOf(figure))
      : places.has(whole(figure));
    if (!isShown) {
      faults.push({ fault: 'listed-figure', words: answer.answer.slice(figure.answerStart, figure.answerEnd) });
    }
  }
  const listed = new Set(answer.figures.map(slotsOf));
  for (const { proved } of isWordedAnew ? [] : found) {
    if (!listed.has(slotsOf(proved))) {
      faults.push({ fault: 'unlisted-figure', words: answer.answer.slice(proved.answerStart, proved.answerEnd) });
    }
  }
  const computed = judged.flatMap((one) => (one.computed === null ? [] : [one.computed.derived]));
  for (const { value, unit, formula } of answer.derived) {
    if (!computed.some((one) => one.value === value && one.unit === unit && one.formula === formula)) {
      faults.push({ fault: 'derived', words: formula });
    }
  }
  if (!isWordedAnew && JSON.stringify(conflictsOf(found)) !== JSON.stringify(answer.conflicts)) {
    faults.push({ fault: 'conflicts', words: answer.conflicts.map(({ indicator }) => indicator).join('、') });
  }
  return { stands: faults.length === 0, faults, figures: found.length };
}
