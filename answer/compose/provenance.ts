/** Which place's and year's an article is, from what it says of itself; never guessed from places it mentions. */
import type { RankedCandidate } from '../retrieve/candidate.ts';
import { statementOf } from './extract.ts';
import type { Statement } from './statement.ts';

/** @param ranked best first; @returns null where the best article tells neither place nor year */
export function provenance(ranked: readonly RankedCandidate[]): Statement | null {
  const [best] = ranked;
  if (best === undefined) {
    return null;
  }
  const { article } = best;
  const place = article.subjectRegions.map(({ name }) => name).join('、');
  const year = article.reportYear === null ? '' : `${article.reportYear}年`;
  if (place === '' && year === '') {
    return null;
  }
  const statement = statementOf(best, { start: best.start, end: best.end });
  return { ...statement, text: `出自${place}${year}的《${article.title}》：${statement.text}` };
}
