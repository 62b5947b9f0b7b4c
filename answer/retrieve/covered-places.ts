/** Which places the articles are about, themselves or through what lies within them: asked of every part that names a place. */
import { ancestorsOf } from '../../knowledge/regions/index.ts';
import type { CoverageCounts } from '../../knowledge/store/port.ts';

/** As long as a generation's counts are held. */
const kept = new WeakMap<CoverageCounts['regions'], ReadonlyMap<string, number>>();

/** @returns codes of the places and of all that they lie in, each with how many articles are about it or within it, at most (one about two districts counts twice for their city) */
export function coveredPlaces({ regions }: CoverageCounts): ReadonlyMap<string, number> {
  const known = kept.get(regions);
  if (known !== undefined) return known;
  const places = new Map<string, number>();
  for (const { code, articles } of regions) {
    for (const place of [code, ...ancestorsOf(code).map((ancestor) => ancestor.code)]) {
      places.set(place, (places.get(place) ?? 0) + articles);
    }
  }
  kept.set(regions, places);
  return places;
}
