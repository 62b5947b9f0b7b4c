/**
 * What a view searches: a large base segment and, after changes, a small one with what is new; removed articles of
 * the base are masked. Scores do not depend on the split: idf counts the passages that are there, over both.
 */
import { inverseDocumentFrequency } from '../../sparse.ts';
import type { SparseVector } from '../../sparse.ts';
import { createBestHits } from './best-hits.ts';
import type { BestHits, Hit } from './best-hits.ts';
import { buildSegment } from './segment.ts';
import type { PackedVectors, Segment } from './segment.ts';

interface Part {
  readonly segment: Segment;
  /** 1 for each content that is there, by position; null when all are. */
  readonly live: Uint8Array | null;
}

export interface PassageIndex {
  readonly parts: readonly Part[];
  /** Passages that can be found. */
  readonly passageCount: number;
}

/** Chosen: a change of up to a fifth of the base is laid beside it, a larger one builds a new base. */
const MAX_CHANGED_SHARE = 0.2;

export const EMPTY_PASSAGE_INDEX: PassageIndex = { parts: [], passageCount: 0 };

function passagesOf(segment: Segment, position: number): number {
  return (segment.firstPassages[position + 1] ?? segment.passageIds.length) - segment.firstPassages[position]!;
}

/**
 * The index over exactly the wanted contents; `previous` stays usable.
 * @param wanted passages of each content, by key
 * @param load called for contents that are not in the previous base (or all, when much changed)
 */
export async function updatePassageIndex(
  previous: PassageIndex,
  wanted: ReadonlyMap<number, number>,
  load: (content: number) => PackedVectors,
  pause: () => Promise<void>,
): Promise<PassageIndex> {
  const passageCount = [...wanted.values()].reduce((sum, passages) => sum + passages, 0);
  const base = previous.parts[0]?.segment;
  if (base) {
    const live = Uint8Array.from(base.contents, (content) => (wanted.has(content) ? 1 : 0));
    const dead = live.reduce((sum, alive, position) => (alive ? sum : sum + passagesOf(base, position)), 0);
    const fresh = passageCount - (base.passageIds.length - dead);
    if (dead + fresh <= base.passageIds.length * MAX_CHANGED_SHARE) {
      const parts: Part[] = [{ segment: base, live: live.includes(0) ? live : null }];
      const known = new Set(base.contents);
      const added = [...wanted.keys()].filter((content) => !known.has(content));
      if (added.length > 0) parts.push({ segment: await buildSegment(added, load, pause), live: null });
      return { parts, passageCount };
    }
  }
  return { parts: [{ segment: await buildSegment([...wanted.keys()], load, pause), live: null }], passageCount };
}

function countInPart({ segment, live }: Part, id: number): number {
  const slot = segment.terms.find(id);
  if (slot < 0) return 0;
  const start = segment.offsets[slot]!;
  const end = segment.offsets[slot + 1]!;
  if (!live) return end - start;
  let count = 0;
  for (let index = start; index < end; index += 1) count += live[segment.contentOfPassage[segment.passages[index]!]!]!;
  return count;
}

/** The first posting at or behind `from` whose passage is not before `passage`. */
function firstPosting({ passages }: Segment, passage: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passages[middle]! < passage) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Postings lie in the order of passages, and so do those of a content: each content is a run of them. */
function countAmong(segment: Segment, slot: number, positions: readonly number[]): number {
  if (slot < 0) return 0;
  const end = segment.offsets[slot + 1]!;
  let at = segment.offsets[slot]!;
  let count = 0;
  for (const position of positions) {
    const first = segment.firstPassages[position]!;
    at = firstPosting(segment, first, at, end);
    if (at === end) break;
    const behind = firstPosting(segment, first + passagesOf(segment, position), at, end);
    count += behind - at;
    at = behind;
  }
  return count;
}

/** How many passages that can be found hold the term. */
export function countTerm({ parts }: PassageIndex, id: number): number {
  return parts.reduce((sum, part) => sum + countInPart(part, id), 0);
}

/**
 * How many passages that can be found hold each term; same order and length as `ids`.
 * @param allowed the contents that count; null for all
 */
export function countTerms(
  index: PassageIndex,
  ids: readonly number[],
  allowed: ReadonlySet<number> | null,
): { passages: number; counts: number[] } {
  if (allowed === null) return { passages: index.passageCount, counts: ids.map((id) => countTerm(index, id)) };
  let passages = 0;
  const counts = ids.map(() => 0);
  for (const { segment, live } of index.parts) {
    const positions = [...allowed]
      .flatMap((content) => segment.positionOf.get(content) ?? [])
      .filter((position) => !live || live[position] === 1)
      .sort((left, right) => left - right);
    for (const position of positions) passages += passagesOf(segment, position);
    for (const [at, id] of ids.entries()) counts[at]! += countAmong(segment, segment.terms.find(id), positions);
  }
  return { passages, counts };
}

function addScores(segment: Segment, slot: number, factor: number): void {
  if (slot < 0) return;
  const { passages, weights } = segment;
  const { scores } = segment.scratch;
  const end = segment.offsets[slot + 1]!;
  for (let index = segment.offsets[slot]!; index < end; index += 1) {
    scores[passages[index]!]! += factor * weights[index]!;
  }
}

/**
 * Scores every passage, unless that was the last thing done: a question's searches differ in their filters alone and
 * follow one another. The scratch space is the bound; index and query are compared by identity, and neither ever changes.
 */
function scoreParts(index: PassageIndex, query: SparseVector): void {
  const stale = index.parts.filter(
    ({ segment: { scratch } }) => scratch.scored?.index !== index || scratch.scored.query !== query,
  );
  if (stale.length === 0) return;
  const factors = Array.from(
    query.weights,
    (weight, term) => weight * inverseDocumentFrequency(index.passageCount, countTerm(index, query.ids[term]!)),
  );
  for (const { segment } of stale) {
    segment.scratch.scored = null;
    segment.scratch.scores.fill(0);
    for (const [term, factor] of factors.entries()) addScores(segment, segment.terms.find(query.ids[term]!), factor);
    segment.scratch.scored = { index, query };
  }
}

/** Offers the passages `[first, end)`. */
function collectRange({ segment, live }: Part, first: number, end: number, best: BestHits): void {
  const { contentOfPassage, firstPassages, passageIds, contents, scratch } = segment;
  const { scores } = scratch;
  // A passage that shares no term scores 0.
  let least = Math.max(best.threshold(), Number.MIN_VALUE);
  for (let passage = first; passage < end; passage += 1) {
    const score = scores[passage]!;
    if (score < least) continue;
    const at = contentOfPassage[passage]!;
    if (live && live[at] === 0) continue;
    best.offer({
      score,
      passageId: passageIds[passage]!,
      content: contents[at]!,
      position: passage - firstPassages[at]!,
    });
    least = Math.max(best.threshold(), Number.MIN_VALUE);
  }
}

function collectHits(part: Part, allowed: ReadonlySet<number> | null, best: BestHits): void {
  const { positionOf, firstPassages, passageIds } = part.segment;
  if (allowed === null) {
    collectRange(part, 0, passageIds.length, best);
    return;
  }
  for (const content of allowed) {
    const at = positionOf.get(content);
    if (at === undefined) continue;
    collectRange(part, firstPassages[at]!, firstPassages[at + 1] ?? passageIds.length, best);
  }
}

/**
 * BM25: the sum over shared terms of query weight × idf × document weight, added in the order of term ids.
 * @param allowed the contents that may be found; null for all
 * @returns best first, ties by passage id; empty where no term is shared
 */
export function searchPassageIndex(
  index: PassageIndex,
  query: SparseVector,
  allowed: ReadonlySet<number> | null,
  limit: number,
): Hit[] {
  if (limit < 1) return [];
  scoreParts(index, query);
  const best = createBestHits(limit);
  for (const part of index.parts) collectHits(part, allowed, best);
  return best.list();
}
