/**
 * Whether each clause of a sentence is told by one cited sentence. Words that stand apart in the articles say something
 * else when they are put together: the name of one company before the deed of another, a growth before the wrong level.
 * A clause (of a list, an item) must stand in one sentence, in its order; where the next one is of another sentence, it
 * must bring what that sentence speaks of. Pure; called by gate.ts with places and periods blanked.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import { clausesOf } from '../compose/clause-run.ts';
import type { Candidate } from '../retrieve/candidate.ts';
import { bare, piecesOf, uncoveredWords } from './gate-words.ts';

/** Chosen: of a clause's characters this share must stand in the order of the cited sentence. */
const MIN_IN_ORDER = 0.7;
/** Shorter clauses have too few characters to be out of order. */
const MIN_ORDERED_LENGTH = 8;
/** What a sentence speaks of stands within so many characters of its beginning. */
const HEAD_LENGTH = 6;

/** Length of the longest common subsequence; both short. */
export function commonInOrder(left: string, right: string): number {
  let row = new Uint16Array(right.length + 1);
  for (const unit of left) {
    const next = new Uint16Array(right.length + 1);
    for (let index = 1; index <= right.length; index += 1) {
      next[index] =
        unit === right.charAt(index - 1) ? (row[index - 1] ?? 0) + 1 : Math.max(row[index] ?? 0, next[index - 1] ?? 0);
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

/** Headings, title and region of the sentence's own article: a clause may lean on them without their standing in it. */
function around({ headingFolded, titleFolded, article }: Candidate): string {
  return [headingFolded, titleFolded, ...article.subjectRegions.map(({ name }) => fold(name))].join('。');
}

/** What stands in the cited sentence, in its order; words of heading and title are no matter of order. */
function inOrder(clause: string, sentence: Candidate): boolean {
  const context = around(sentence);
  const words = bare(clause);
  const own = [...words].filter((unit) => sentence.folded.includes(unit) || !context.includes(unit)).join('');
  return own.length < MIN_ORDERED_LENGTH || commonInOrder(own, bare(sentence.folded)) >= own.length * MIN_IN_ORDER;
}

function tellers(clause: string, supports: readonly Candidate[]): Candidate[] {
  return supports.filter(
    (sentence) =>
      uncoveredWords(clause, `${sentence.folded}。${around(sentence)}`).length === 0 && inOrder(clause, sentence),
  );
}

/** The run between semicolons of the sentence that holds most of the clause: it begins with what it speaks of. */
function speaksOf(clause: string, sentence: Candidate): string {
  const pieces = [...piecesOf(fold(clause))];
  const held = (run: string): number => pieces.filter((piece) => run.includes(piece)).length;
  const [best = ''] = sentence.folded.split(/[;；]/).toSorted((left, right) => held(right) - held(left));
  return bare(best).slice(0, HEAD_LENGTH);
}

/** Whether the claim names what the clause's sentence speaks of. */
function bringsHead(clause: string, claim: string, sentence: Candidate): boolean {
  const head = [...piecesOf(speaksOf(clause, sentence))];
  return head.length === 0 || head.some((piece) => claim.includes(piece));
}

/**
 * @param text the sentence with its places and periods blanked by commas
 * @returns false where a clause is made of several sentences, or leaves out what its sentence speaks of
 */
export function clausesStand(text: string, supports: readonly Candidate[]): boolean {
  if (supports.length === 0) {
    return false;
  }
  const claim = fold(text);
  let before: readonly Candidate[] | null = null;
  for (const { folded } of clausesOf(text)) {
    const whole = tellers(folded, supports);
    const items = whole.length > 0 ? [folded] : folded.split('、');
    for (const item of items) {
      if (piecesOf(item).size === 0) {
        continue;
      }
      const telling = whole.length > 0 ? whole : tellers(item, supports);
      if (telling.length === 0) {
        return false;
      }
      const same: readonly Candidate[] = before === null ? telling : telling.filter((one) => before?.includes(one));
      const next: readonly Candidate[] =
        same.length > 0 ? same : telling.filter((sentence) => bringsHead(item, claim, sentence));
      if (next.length === 0) {
        return false;
      }
      before = next;
    }
  }
  return true;
}
