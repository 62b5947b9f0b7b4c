/** Where an entity is at home, from all that was learned about it: one place, or said to be several. */
import type { RegionRef } from '../article.ts';
import type { LearnedFact } from '../learned-fact.ts';
import { isWithin } from '../regions/index.ts';

export type EntityHome =
  | { readonly kind: 'unknown' }
  /** `facts`: those that show it, in the order given. */
  | { readonly kind: 'known'; readonly region: RegionRef; readonly facts: readonly LearnedFact[] }
  /** By code, at least two; none lies within another. */
  | { readonly kind: 'ambiguous'; readonly regions: readonly RegionRef[] };

/**
 * What words say goes before what an article implies. Of places that lie in each other the innermost is meant;
 * places beside each other leave it open, and nothing is chosen.
 * @param facts about one entity, any order
 */
export function homeOf(facts: readonly LearnedFact[]): EntityHome {
  const said = facts.filter(({ basis }) => basis === 'words');
  const telling = said.length > 0 ? said : facts;
  const regions = [...new Map(telling.map(({ region }) => [region.code, region])).values()];
  const innermost = regions.filter(
    ({ code }) => !regions.some((other) => other.code !== code && isWithin(other.code, code)),
  );
  const [region] = innermost;
  if (region === undefined) return { kind: 'unknown' };
  if (innermost.length > 1) {
    return { kind: 'ambiguous', regions: innermost.toSorted((left, right) => (left.code < right.code ? -1 : 1)) };
  }
  return { kind: 'known', region, facts: telling.filter((fact) => fact.region.code === region.code) };
}
