/**
 * Answers the parts of one question in order. A later part that leans on an earlier one is most likely
 * answered where the earlier one was: in the same article, better yet beside the same sentence.
 */
import { yearsOf } from '../../knowledge/language/periods.ts';
import { wordClass } from '../../knowledge/language/words.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import { answerPart } from './answer-part.ts';
import type { RankedPart } from './ranked-part.ts';
import { withHomeEvidence } from './home-evidence.ts';
import type { PartAnswer } from './statement.ts';

const SAME_ARTICLE = 1.3;
const NEARBY = 1.5;
const SAME_SENTENCE = 1.7;
/** Characters between two sentences that speak of one thing. */
const NEAR = 400;

/** A part with a period of its own asks for another figure, which more likely stands in another sentence. */
function nearness(candidate: RankedCandidate, found: readonly RankedCandidate[], isDated: boolean): number {
  const here = found.filter(({ article }) => article.id === candidate.article.id);
  if (here.length === 0) {
    return 1;
  }
  if (!isDated && here.some(({ start }) => start === candidate.start)) {
    return SAME_SENTENCE;
  }
  return here.some(({ start }) => Math.abs(start - candidate.start) <= NEAR) ? NEARBY : SAME_ARTICLE;
}

function drawnTowards(part: RankedPart, found: readonly RankedCandidate[]): RankedPart {
  if (found.length === 0 || !part.part.carriedOver.includes('terms')) {
    return part;
  }
  const isDated = part.part.periods.length > 0 && !part.part.carriedOver.includes('period');
  const ranked = part.ranked
    .map((candidate) => {
      const pull = nearness(candidate, found, isDated);
      return { ...candidate, pull, score: candidate.score * pull };
    })
    .sort(
      (left, right) => right.score - left.score || (left.article.id < right.article.id ? -1 : left.start - right.start),
    );
  return { ...part, ranked };
}

const NEXT_YEAR = /^(第二年|次年|来年|转年|转过年|下一年)/;

/** «疫情那年跌了多少，第二年打算涨回多少»: the year behind the one that was found. */
function dated(part: RankedPart, before: PartAnswer | undefined): RankedPart {
  const [asked] = part.part.periods;
  const found = before?.kind === 'found' ? before.statements[0]?.observations[0]?.period : undefined;
  const year = found == null ? undefined : yearsOf(found).at(-1);
  if (asked === undefined || asked.period.start !== null || !NEXT_YEAR.test(asked.words) || year === undefined) {
    return part;
  }
  const next = `${year + 1}`;
  const period = { words: `${next}年`, start: `${next}-01-01`, end: `${next}-12-31`, kind: 'year' as const };
  return { ...part, part: { ...part.part, periods: [{ words: period.words, period }] } };
}

/** «免几年？» behind a question that nothing answers has nothing to lean on; another aspect of its indicator may be known. */
function leansOnNothing({ part }: RankedPart, before: PartAnswer | undefined, own: PartAnswer): PartAnswer | null {
  const isOtherAspect =
    own.kind === 'found' &&
    before !== undefined &&
    part.aspect !== null &&
    part.aspect !== before.part.aspect &&
    own.statements.every(({ observations }) =>
      part.terms.some(({ indicators }) => indicators.includes(observations[0]?.indicator ?? '')),
    );
  if (isOtherAspect) {
    return null;
  }

  const namesOwn = part.terms.some(
    ({ words, carried, importance }) => !carried && importance >= 0.7 && wordClass(words) !== 'verb',
  );
  return before?.kind === 'missing' && part.carriedOver.includes('terms') && !namesOwn
    ? { ...before, part: { ...part, words: part.words } }
    : null;
}

/** @returns one answer a part, in order */
export function answerParts(parts: readonly RankedPart[]): PartAnswer[] {
  const found: RankedCandidate[] = [];
  const answers: PartAnswer[] = [];
  const used = new Set<string>();
  for (const part of parts) {
    const before = answers.at(-1);
    const own = answerPart({ ...drawnTowards(dated(part, before), found), used });
    const answer = leansOnNothing(part, before, own) ?? withHomeEvidence(own, part.home);
    answers.push(answer);
    if (answer.kind === 'found') {
      found.push(...answer.statements.map(({ candidate }) => candidate));
      for (const { observations } of part.part.intent === 'figure' ? answer.statements : []) {
        if (observations[0] !== undefined) {
          used.add(observations[0].id);
        }
      }
    }
  }
  return answers;
}
