/** The place a question's or a filter's words mean, given the places already known. */
import { findRegions } from './find-regions.ts';
import { isWithin, regionsByName } from './gazetteer.ts';
import type { Region } from './region.ts';

/**
 * @param words a name («咸安», «湖北咸宁»), or words that hold one («黄石那边»)
 * @param within codes of places already known; candidates inside one of them are meant alone, if there are any
 * @returns most likely first; empty where the words name no place
 */
export function resolveRegion(words: string, within: readonly string[] = []): Region[] {
  const named = regionsByName(words);
  const found = named.length > 0 ? named : mostSpecific(words);
  const known = found.filter((region) => within.some((code) => isWithin(region.code, code)));
  return known.length > 0 ? known : found;
}

/** The last place of «湖北省咸宁市咸安区»; the first where they do not lie in each other. */
function mostSpecific(words: string): Region[] {
  let chosen: readonly Region[] = [];
  for (const mention of findRegions(words)) {
    if (mention.partOf !== null) continue;
    const first = mention.candidates[0];
    const wider = chosen[0];
    if (first === undefined) continue;
    if (wider === undefined || isWithin(first.code, wider.code)) chosen = mention.candidates;
  }
  return [...chosen];
}
