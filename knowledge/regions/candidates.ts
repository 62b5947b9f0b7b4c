/**
 * Which of several same-name places a mention means, from the places named around it.
 * Directly behind its parent a name means that parent's; a parent named elsewhere in the text only ranks first.
 */
import { ancestorsOf, isWithin } from './gazetteer.ts';
import { ORDINARY } from './ordinary-words.ts';
import type { Region } from './region.ts';

const WIDE = new Set(['province', 'city']);

/** Those of `candidates` that lie within one of `parents` (and are not one of them); in order. */
export function within(candidates: readonly Region[], parents: readonly Region[]): Region[] {
  return candidates.filter((candidate) =>
    parents.some((parent) => parent.code !== candidate.code && isWithin(candidate.code, parent.code)),
  );
}

/**
 * Lesser namesakes of a province or city are hardly ever meant: «海南» is not 海南区, whatever else is named;
 * «恩施» may be 恩施市, which lies in it; «朝阳» may be either.
 */
function withoutLesserNamesakes(candidates: readonly Region[], named: ReadonlySet<string>): Region[] {
  const first = candidates[0];
  if (first === undefined || !WIDE.has(first.level) || ORDINARY.has(first.shortName)) return [...candidates];
  return candidates.filter(
    (candidate) =>
      candidate.level === first.level ||
      isWithin(candidate.code, first.code) ||
      (first.level === 'city' &&
        ancestorsOf(candidate.code).some((ancestor) => ancestor.level !== 'country' && named.has(ancestor.code))),
  );
}

/**
 * @param candidates of one name, wider levels first
 * @param before the places of the mention that ends where this one begins; empty if there is none
 * @param named codes of all places that the text names without doubt
 * @returns never empty for candidates that are not
 */
export function narrow(candidates: readonly Region[], before: readonly Region[], named: ReadonlySet<string>): Region[] {
  const ofNeighbour = within(candidates, before);
  if (ofNeighbour.length > 0) return ofNeighbour;
  const kept = withoutLesserNamesakes(candidates, named);
  const depth = (candidate: Region): number => {
    const index = ancestorsOf(candidate.code).findIndex((ancestor) => named.has(ancestor.code));
    return index === -1 ? Number.MAX_SAFE_INTEGER : index;
  };
  if (kept.some((candidate) => ORDINARY.has(candidate.shortName))) {
    return kept.toSorted((left, right) => depth(left) - depth(right));
  }
  const wide = kept.filter((candidate) => WIDE.has(candidate.level));
  const narrower = kept.filter((candidate) => !WIDE.has(candidate.level));
  return [...wide, ...narrower.sort((left, right) => depth(left) - depth(right))];
}
