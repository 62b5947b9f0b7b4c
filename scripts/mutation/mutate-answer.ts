/**
 * All mutants of one answer: its segments with figures, each edited once by each operator. A mutant's own lists (figures,
 * computed numbers, conflicts) are made as somebody would make them who believed its text, so that only what the text
 * says can give it away.
 */
import type { EvidenceOf } from '../../answer/verify/evidence.ts';
import { judgeAnswer } from '../../answer/verify/judge-answer.ts';
import { listProved } from '../../answer/verify/list-proved.ts';
import type { Answer } from '../../protocol/answer.ts';
import type { Random } from '../seeded-random.ts';
import { OPERATORS, type Pool, type Target } from './operators.ts';

export interface Mutant {
  readonly operator: string;
  readonly answer: Answer;
}

interface Placed {
  readonly target: Target;
  /** Where the target begins in the answer's text. */
  readonly at: number;
}

function targetsOf(answer: Answer, evidenceOf: EvidenceOf): Placed[] {
  const placed: Placed[] = [];
  for (const { segment, judgement, computed } of judgeAnswer(answer.answer, answer.citations, evidenceOf)) {
    const inside = answer.figures.filter(
      ({ answerStart, answerEnd }) => answerStart >= segment.start && answerEnd <= segment.end,
    );
    const at = segment.bodyStart;
    if (computed !== null) {
      placed.push({ at, target: { text: segment.body, figures: [], about: answer.figures, kind: 'verdict' } });
    }
    if (judgement.figures.length === 0) {
      continue;
    }
    const figures = inside.map((figure) => ({
      ...figure,
      answerStart: figure.answerStart - at,
      answerEnd: figure.answerEnd - at,
    }));
    placed.push({ at, target: { text: segment.body, figures, about: figures, kind: 'statement' } });
    if (segment.label !== null) {
      const start = answer.answer.indexOf(segment.label, segment.start);
      placed.push({ at: start, target: { text: segment.label, figures: [], about: figures, kind: 'label' } });
    }
  }
  return placed;
}

/** Labels of a comparison exchanged: each side is said of the other. */
function exchanged({ answer }: Answer): string[] {
  const labels = [...answer.matchAll(/^\| ([^|]+?) \| [^|]+\[\d+\] \|$/gm)].map(([, label = '']) => label);
  const [left, right] = labels;
  return left === undefined || right === undefined || left === right
    ? []
    : [
        answer
          .replaceAll(`| ${left} |`, '| \u0000 |')
          .replaceAll(`| ${right} |`, `| ${left} |`)
          .replaceAll('\u0000', right),
      ];
}

/** A statement's marker pointing at another quote of the answer. */
function otherMarkers({ answer, citations }: Answer): string[] {
  return [...answer.matchAll(/\[(\d+)\]/g)].flatMap((match) =>
    citations
      .filter(({ n }) => n !== Number(match[1]))
      .slice(0, 2)
      .map(({ n }) => `${answer.slice(0, match.index)}[${n}]${answer.slice(match.index + match[0].length)}`),
  );
}

/** @returns every mutant once, in a fixed order for a seed */
export function mutantsOf(answer: Answer, evidenceOf: EvidenceOf, random: Random, pool: Pool): Mutant[] {
  const mutants: Mutant[] = [];
  const seen = new Set([answer.answer]);
  const add = (operator: string, text: string): void => {
    if (!seen.has(text)) {
      seen.add(text);
      const lists = listProved(judgeAnswer(text, answer.citations, evidenceOf));
      const { figures, derived, conflicts } = lists;
      mutants.push({ operator, answer: { ...answer, answer: text, figures, derived, conflicts } });
    }
  };
  for (const { target, at } of targetsOf(answer, evidenceOf)) {
    for (const [operator, edits] of Object.entries(OPERATORS)) {
      for (const { start, end, words } of edits(target, random, pool)) {
        add(operator, answer.answer.slice(0, at + start) + words + answer.answer.slice(at + end));
      }
    }
  }
  for (const text of exchanged(answer)) {
    add('label', text);
  }
  for (const text of otherMarkers(answer)) {
    add('citation', text);
  }
  return mutants;
}
