/** Which places the articles are about, themselves or through what lies within them: asked of every part that names a place. */
import { ancestorsOf } from '../../knowledge/regions/index.ts';
import type { CoverageCounts } from '../../knowledge/store/port.ts';

/** As long as a generation's counts are held. */
const kept = new WeakMap<CoverageCounts['regions'], ReadonlySet<string>>();

/** @returns codes of the places and of all that they lie in */
export function coveredPlaces({ regions }: CoverageCounts): ReadonlySet<string> {
  const known = kept.get(regions);
  if (known !== undefined) return known;
  const codes = new Set<string>();
  for (const { code } of regions) {
    codes.add(code);
    for (const ancestor of ancestorsOf(code)) codes.add(ancestor.code);
  }
  kept.set(regions, codes);
  return codes;
}
