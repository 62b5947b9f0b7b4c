/**
 * The gate that a model's sentence must pass before it is shown: it cites a passage that it was given, and that passage's
 * sentences hold its figures, names, periods, words and sense. What passes cites those sentences, not the whole passage.
 * Pure; called for each sentence of a stream as it comes. What it cannot catch is told in docs/models.md.
 */
import type { Span } from '../../knowledge/article.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import { findPeriods, yearsOf } from '../../knowledge/language/periods.ts';
import { ancestorsOf, findRegions } from '../../knowledge/regions/index.ts';
import { MAX_QUOTE_LENGTH } from '../compose/citations.ts';
import { clausesOf } from '../compose/clause-run.ts';
import type { Candidate } from '../retrieve/candidate.ts';
import { guard } from '../understand/guard.ts';
import { clausesStand, commonInOrder } from './gate-clauses.ts';
import type { CitedFigure } from './cited-figures.ts';
import type { Claim } from './gate-cutter.ts';
import { proveFigures, type Asked, type FigureFault, type Lead, type MatchedFigure } from './gate-figures.ts';
import { pairsKept } from './gate-pairs.ts';
import { qualifierBroken } from './gate-qualifiers.ts';
import { senseBroken } from './gate-sense.ts';
import { bare, piecesOf, shareWithin, uncoveredWords } from './gate-words.ts';

/** A numbered passage as the model was given it. */
export interface Evidence {
  readonly number: number;
  /** In the order of the text; never empty. */
  readonly sentences: readonly Candidate[];
}

export type Fault =
  | 'form'
  | 'language'
  | 'marker'
  | 'figure'
  | 'period'
  | 'name'
  | 'words'
  | 'clause'
  | 'order'
  | 'condition'
  | 'role'
  | 'denial'
  | 'direction'
  | 'limit'
  | 'modality';

export interface Support {
  readonly sentence: Candidate;
  /** The clauses that prove, as offsets in the article. */
  readonly span: Span;
}

export type Verdict =
  | { readonly kind: 'proved'; readonly supports: readonly Support[]; readonly figures: readonly MatchedFigure[] }
  /** Nothing is claimed («具体如下：», «资料没有提到…»): not shown, and nothing is lost. */
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'failed';
      readonly fault: Fault;
      readonly figureFault: FigureFault | null;
      /** The cited figure that the sentence tells without its place, year or status; null where it is none of these. */
      readonly meant: CitedFigure | null;
    };

/** Faults that words before the sentence can mend. */
const CONTEXT_FAULTS: ReadonlySet<FigureFault> = new Set(['status', 'period', 'region']);
const LONGEST_CLAIM = 400;
const MOST_SUPPORTS = 3;
/** A further sentence must bring this share of the claim's pieces. */
const MIN_GAIN = 0.12;
const NUMBER_WEIGHT = 4;
const FORBIDDEN = /https?:|www\.|<\/?[a-z]|\]\(|!\[|\{\{|```/i;
const ABSENCE =
  /(资料|文章|报告|原文|材料|文中|上述|以上|所给|提供的)[^，,]{0,12}(没有|未|并未|尚未|无法|不足以|缺乏)[^，,]{0,6}(提|说|载|给|列|涉及|包含|提供|明确|回答|确定|找到|判断|信息)|^(抱歉|很抱歉|对不起)/;
/** Words between two sides whose exchange turns the sense: «甲高于乙», «由甲向乙». */
const RELATION = /比|较|高于|低于|多于|少于|快于|慢于|超过|领先|落后|优于|向|由|给|对|被|把|收购|控股|投资/;

function isHan(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters === 0 || han * 2 >= letters;
}

function weightOf(piece: string): number {
  return /^\d/.test(piece) ? NUMBER_WEIGHT : 1;
}

/**
 * The fewest sentences that hold what the claim says, the one that holds most first. A number alone brings no further
 * sentence in: a year or a figure must stand beside the words that it is told with.
 */
function supportsOf(text: string, cited: readonly Candidate[]): Candidate[] {
  const left = piecesOf(fold(text));
  const total = [...left].filter((piece) => !/^\d/.test(piece)).length || 1;
  const supports: Candidate[] = [];
  while (supports.length < MOST_SUPPORTS && left.size > 0) {
    let best: { sentence: Candidate; weight: number; words: number } | null = null;
    for (const sentence of cited) {
      const held = [...left].filter((piece) => sentence.folded.includes(piece));
      const weight = held.reduce((sum, piece) => sum + weightOf(piece), 0);
      if (weight > (best?.weight ?? 0)) {
        best = { sentence, weight, words: held.filter((piece) => !/^\d/.test(piece)).length };
      }
    }
    if (best === null || (supports.length > 0 && best.words / total < MIN_GAIN)) {
      break;
    }
    supports.push(best.sentence);
    for (const piece of left) {
      if (best.sentence.folded.includes(piece)) {
        left.delete(piece);
      }
    }
  }
  return supports;
}

/** Headings, title and the article's own region: what a sentence may lean on without saying it. */
function contextOf(supports: readonly Candidate[]): string {
  return supports
    .flatMap(({ headingFolded, titleFolded, article }) => [
      headingFolded,
      titleFolded,
      ...article.subjectRegions.map(({ name }) => fold(name)),
    ])
    .join('。');
}

/**
 * Every time named is the cited sentences' own, in words or by date; the section's year only where a sentence names none.
 */
function periodsStand(text: string, supports: readonly Candidate[]): boolean {
  const words = supports.map(({ folded }) => folded).join('。');
  const known = new Set(
    supports.flatMap(({ periods, contextYears }) => {
      // «十四五» and «五年来» name none of the years within them.
      const own = periods.flatMap(({ period }) =>
        period.kind === 'plan' || period.kind === 'span' ? [] : yearsOf(period),
      );
      return own.length > 0 ? own : contextYears;
    }),
  );
  return findPeriods(text, { anchorYear: null }).every((mention) => {
    if (words.includes(fold(mention.words))) {
      return true;
    }
    const years = yearsOf(mention.period);
    return years.length > 0 && years.every((year) => known.has(year));
  });
}

/** Every place named is in the cited words, is what their article is about, or lies around such a place. */
function placesStand(text: string, supports: readonly Candidate[], context: string): boolean {
  const words = `${supports.map(({ folded }) => folded).join('。')}。${context}`;
  const mentions = findRegions(text).filter(({ abbreviated }) => !abbreviated);
  const subjects = new Set(supports.flatMap(({ article }) => article.subjectRegions.map(({ code }) => code)));
  const isStanding = (mention: (typeof mentions)[number]): boolean =>
    words.includes(fold(mention.words)) || mention.candidates.some(({ code }) => subjects.has(code));
  const standing = mentions.filter(isStanding);
  return mentions.every(
    (mention) =>
      isStanding(mention) ||
      standing.some(({ candidates }) =>
        candidates.some(({ code }) =>
          ancestorsOf(code).some((parent) => mention.candidates.some((region) => region.code === parent.code)),
        ),
      ),
  );
}

/** Where a relation stands between two names, the names must stand in the order of the cited words. */
function orderStands(text: string, supports: readonly Candidate[]): boolean {
  return clausesOf(text).every(({ folded }) => {
    const names = findRegions(folded).filter(({ abbreviated }) => !abbreviated);
    if (names.length < 2 || !RELATION.test(folded)) {
      return true;
    }
    const claim = bare(folded);
    return supports.some((sentence) => commonInOrder(claim, bare(sentence.folded)) >= claim.length * 0.9);
  });
}

/** The run of clauses that holds all that the claim takes from the sentence. */
function spanOf(text: string, sentence: Candidate): Span {
  const pieces = [...piecesOf(fold(text))].filter((piece) => sentence.folded.includes(piece));
  const clauses = clausesOf(sentence.text);
  let from = 0;
  let to = clauses.length - 1;
  const holdsAll = (first: number, last: number): boolean => {
    const words = clauses
      .slice(first, last + 1)
      .map(({ folded }) => folded)
      .join('');
    return pieces.every((piece) => words.includes(piece));
  };
  while (from < to && holdsAll(from + 1, to)) from += 1;
  while (to > from && holdsAll(from, to - 1)) to -= 1;
  return {
    start: sentence.start + (clauses[from]?.start ?? 0),
    end: sentence.start + (clauses[to]?.end ?? sentence.text.length),
  };
}

/** Chosen: below, the nearest sentence speaks of something else. */
const MIN_SHARE = 0.34;

/**
 * @param evidence the numbered passages that the model was given
 * @param lead words that are put before the sentence out of a record; null where it stands alone
 */
export function judge(claim: Claim, evidence: readonly Evidence[], asked: Asked, lead: Lead | null = null): Verdict {
  const { text } = claim;
  const failed = (fault: Fault): Verdict => ({ kind: 'failed', fault, figureFault: null, meant: null });
  if (!isHan(text)) {
    return failed('language');
  }
  if (text.length > LONGEST_CLAIM || FORBIDDEN.test(text) || guard(fold(text)) === 'attack') {
    return failed('form');
  }
  if (ABSENCE.test(text) || (claim.markers.length === 0 && /[：:]$/.test(text))) {
    return { kind: 'empty' };
  }
  const cited = evidence.filter(({ number }) => claim.markers.includes(number)).flatMap(({ sentences }) => sentences);
  if (cited.length === 0) {
    return failed('marker');
  }
  const supports = supportsOf(text, cited);
  const words = supports.map(({ folded }) => folded).join('。');
  const pieces = piecesOf(fold(text));
  if (supports.length === 0 || shareWithin(pieces, words) < MIN_SHARE) {
    return failed('words');
  }
  const context = contextOf(supports);
  const figures = proveFigures(text, supports, context, asked, lead);
  if (figures.kind === 'failed') {
    const { fault, meant } = figures;
    return { kind: 'failed', fault: 'figure', figureFault: fault, meant: CONTEXT_FAULTS.has(fault) ? meant : null };
  }
  if (!periodsStand(text, supports)) {
    return failed('period');
  }
  if (!placesStand(text, supports, context)) {
    return failed('name');
  }
  const places = findRegions(text).filter(({ abbreviated }) => !abbreviated);
  const periods = findPeriods(text, { anchorYear: null });
  const spared = [...places, ...periods].reduce(
    (rest, { start, end }) => rest.slice(0, start) + '，'.repeat(end - start) + rest.slice(end),
    text,
  );
  if (uncoveredWords(spared, `${words}。${context}`).length > 0) {
    return failed('words');
  }
  if (!clausesStand(spared, supports)) {
    return failed('clause');
  }
  if (!orderStands(text, supports) || !pairsKept(text, supports)) {
    return failed('order');
  }
  const narrowed = qualifierBroken(text, supports);
  if (narrowed !== null) {
    return failed(narrowed);
  }
  const broken = senseBroken(text, supports, pieces, lead?.words ?? '');
  if (broken !== null) {
    return failed(broken);
  }
  const quotes = supports.map((sentence) => ({ sentence, span: spanOf(text, sentence) }));
  if (quotes.some(({ span }) => span.end - span.start > MAX_QUOTE_LENGTH)) {
    return failed('words');
  }
  return { kind: 'proved', supports: quotes, figures: figures.figures };
}
