/** What the `region` of a request means: a name or a code, to the codes the index knows places by. */
import { gazetteer } from '../knowledge/regions/gazetteer.ts';
import { isWithin, regionByCode, resolveRegion } from '../knowledge/regions/index.ts';

export interface RegionLookup {
  /** A code as it is; of a name, every place it may mean; empty for an unknown place. */
  codesOf(words: string): readonly string[];
  /** The same and all that lies within. */
  codesWithin(words: string): readonly string[];
}

export const gazetteerLookup: RegionLookup = {
  codesOf,
  codesWithin(words) {
    const asked = codesOf(words);
    return asked.length === 0
      ? []
      : [...gazetteer().byCode.keys()].filter((code) => asked.some((ancestor) => isWithin(code, ancestor)));
  },
};

function codesOf(words: string): string[] {
  const trimmed = words.trim();
  return regionByCode(trimmed) ? [trimmed] : resolveRegion(trimmed).map(({ code }) => code);
}
