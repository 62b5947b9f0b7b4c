/** Takes back the places that the articles show to be parts of names («浙江德昱»), in all parts of a question. */
import type { CoverageCounts, KnowledgeView } from '../../knowledge/store/port.ts';
import { placesInNames, withoutPlaces } from '../understand/place-in-name.ts';
import type { UnderstoodQuestion } from '../understand/question.ts';

/**
 * @returns the question as it was where every place stands by itself; places that articles are about always do
 */
export async function withoutPlacesOfNames(
  view: KnowledgeView,
  understood: UnderstoodQuestion,
  coverage: CoverageCounts,
): Promise<UnderstoodQuestion> {
  const subjects = new Set(coverage.regions.map(({ code }) => code));
  const suspects = understood.parts.flatMap(placesInNames).filter(({ code }) => !subjects.has(code));
  if (suspects.length === 0) {
    return understood;
  }
  const pairs = [...new Set(suspects.flatMap((suspect) => suspect.pairs))];
  const { counts } = await view.termFrequencies(pairs);
  const held = new Set(pairs.filter((_, index) => (counts[index] ?? 0) > 0));
  const codes = new Set(suspects.filter((one) => one.pairs.every((pair) => held.has(pair))).map(({ code }) => code));
  return { ...understood, parts: understood.parts.map((part) => withoutPlaces(part, codes)) };
}
