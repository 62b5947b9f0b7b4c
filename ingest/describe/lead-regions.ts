/**
 * The place the lead of a news item is about, where its title names none: the one mentioned most.
 * A tie between places that do not lie in each other tells nothing.
 */
import { findRegions, isWithin } from '../../knowledge/regions/index.ts';
import type { Region } from '../../knowledge/regions/index.ts';
import { isElsewhere } from './passing-mention.ts';

const MAX_LEAD = 300;

/** At most one region; empty where no place is mentioned or none stands out. */
export function leadRegions(text: string): Region[] {
  const lead = text.slice(0, Math.min(MAX_LEAD, text.indexOf('\n') === -1 ? MAX_LEAD : text.indexOf('\n')));
  const counts = new Map<string, { region: Region; mentions: number }>();
  for (const mention of findRegions(lead)) {
    const region = mention.candidates[0];
    if (!region || region.level === 'country' || mention.partOf !== null || mention.abbreviated) continue;
    if (isElsewhere(lead, mention, false)) continue;
    const entry = counts.get(region.code) ?? { region, mentions: 0 };
    entry.mentions += 1;
    counts.set(region.code, entry);
  }
  const ranked = [...counts.values()].toSorted((left, right) => right.mentions - left.mentions);
  const [first, ...others] = ranked;
  if (!first) return [];
  const rivals = others.filter(({ mentions }) => mentions === first.mentions).map(({ region }) => region);
  const widest = [first.region, ...rivals].find((region) =>
    [first.region, ...rivals].every((other) => isWithin(other.code, region.code)),
  );
  return widest ? [widest] : [];
}
