/** Lists what a judged text shows: figures with their places, computed numbers, contradictions. Each record once, where it is first shown. */
import type { Observation } from '../../knowledge/observation.ts';
import type { Conflict, DerivedFigure, ProvedFigure } from '../../protocol/answer.ts';
import type { JudgedSegment } from './judge-answer.ts';
import { conflictsOf, provedFigure } from './shown-figure.ts';

export interface ProvedLists {
  readonly figures: ProvedFigure[];
  readonly derived: DerivedFigure[];
  readonly conflicts: Conflict[];
  /** The records shown, with the citation that proves each. */
  readonly shown: readonly { readonly observation: Observation; readonly n: number }[];
}

export function listProved(judged: readonly JudgedSegment[]): ProvedLists {
  const places = new Map<string, number>();
  const figures: ProvedFigure[] = [];
  const shown: { observation: Observation; n: number }[] = [];
  for (const { segment, judgement } of judged) {
    for (const { traced, citation, start, end } of judgement.figures) {
      const { observation } = traced;
      if (!places.has(observation.id)) {
        places.set(observation.id, figures.length);
        shown.push({ observation, n: citation.n });
        figures.push(provedFigure(observation, citation.n, segment.bodyStart + start, segment.bodyStart + end));
      }
    }
  }
  const derived = judged.flatMap(({ computed }) => {
    const from = computed?.from.flatMap(({ id }) => places.get(id) ?? []) ?? [];
    return computed === null || from.length < 2 ? [] : [{ ...computed.derived, from }];
  });
  return { figures, derived, conflicts: conflictsOf(shown), shown };
}
