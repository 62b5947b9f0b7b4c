/**
 * Ranks candidate sentences by the slots they fill: how much of the part's term weight stands in the
 * sentence or around it, times how well place, period and status fit, times whether the sentence holds
 * the kind of thing asked for.
 */
import { hintedKind } from '../understand/hinted-entities.ts';
import type { QuestionPart } from '../understand/question.ts';
import type { Candidate, RankedCandidate } from './candidate.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import { periodFit, regionFit, statusFit } from './fit.ts';
import { holdsAnswerKind } from './answer-kind.ts';
import { surroundingsOf, termScore, type Surroundings } from './term-score.ts';
import type { WeighedTerm } from './weigh-terms.ts';

/** Chosen: wide enough that a newer report wins between equals, too small to beat a better match. */
const OLDER_REPORT = 0.03;
const NEWEST_YEAR = 2050;

const PHRASE_BONUS = 0.4;

/** Whether a phrase of the question stands whole in the sentence or names what the article is about (1), or around it (0.6); 0 where none does. */
function phraseFit(phrases: readonly string[], candidate: Candidate): number {
  if (phrases.some((phrase) => candidate.folded.includes(phrase) || candidate.titleFolded.includes(phrase))) {
    return 1;
  }
  const around = [candidate.headingFolded, candidate.articleFolded];
  return phrases.some((phrase) => around.some((text) => text.includes(phrase))) ? 0.6 : 0;
}

/** Beside the articles the talk is about. */
const ELSEWHERE = 0.6;
/** «黄石给西塞山区定了什么»: an article about 西塞山区 alone is not where 黄石 says it. */
const OUT_OF_FRAME = 0.7;

/** «亿纬所在的那个区»: an article about a whole city is about no district; one of which no place is known may be. */
const ANOTHER_KIND_OF_PLACE = 0.5;

function isOfKind(kind: RegExp | null, { article }: Candidate): boolean {
  return (
    kind === null || article.subjectRegions.length === 0 || article.subjectRegions.some(({ name }) => kind.test(name))
  );
}

function isSubject(code: string, candidate: Candidate): boolean {
  return candidate.article.subjectRegions.some((subject) => subject.code === code);
}

/** «成绩来之不易，是…领导的结果», «致以崇高敬意»: thanks and credit, which every report gives, answer nothing. */
const GIVES_CREDIT =
  /来之不易|根本在于|(?:是|更是)[^，,。]{2,40}(?:领导|监督|拼搏|奋斗|支持|努力)[^，,。]{0,8}的?结果|表示衷心|致以崇高|致以诚挚|衷心感谢|崇高敬意/;
const OF_CREDIT = 0.4;

/** How a part points at a place that it does not name. */
interface Pointing {
  readonly kind: RegExp | null;
  /** The part's phrases but for those that point: they say where, and any sentence there may answer. */
  readonly phrases: readonly string[];
}

function pointingOf({ hintedBy, phrases, words }: QuestionPart, homes: readonly string[]): Pointing {
  const hinted = hintedBy.map((name) => fold(name));
  return {
    kind: hinted.length === 0 || homes.length > 0 ? null : hintedKind(words),
    phrases: phrases.filter((phrase) => !hinted.some((name) => name.includes(phrase))),
  };
}

/** «要建锂电小镇的那个区»: an article that holds nothing of what points at the place is another place's. */
const NOT_POINTED_AT = 0.5;

function pointedAt(terms: readonly WeighedTerm[], around: Surroundings): number {
  const isPointing = terms.some(({ where, carried }) => where && !carried);
  return isPointing && around.whole.every((match) => match === 0) ? NOT_POINTED_AT : 1;
}

/** @returns null where the sentence shares no word with the part */
function rankCandidate(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  candidate: Candidate,
  around: Surroundings,
  talkArticles: ReadonlySet<string>,
  { kind, phrases }: Pointing,
): RankedCandidate | null {
  let total = 0;
  let covered = 0;
  let inside = 0;
  for (const [index, term] of terms.entries()) {
    const score = termScore(term, candidate, around, index);
    total += term.weight;
    covered += term.weight * score.around;
    inside += term.weight * score.inside;
  }
  const coverage = total === 0 ? 0 : covered / total;
  const inSentence = total === 0 ? 0 : inside / total;
  if (inSentence === 0) {
    return null;
  }
  const fits = {
    regionFit: regionFit(part.regions, candidate, part.asksInside),
    periodFit: periodFit(part.periods, candidate),
    statusFit: statusFit(part.status, candidate.status),
  };
  const talk = talkArticles.size === 0 || talkArticles.has(candidate.article.id) ? 1 : ELSEWHERE;
  const frame =
    part.frame.length === 0 || part.frame.some((region) => isSubject(region.code, candidate)) ? 1 : OUT_OF_FRAME;
  const age = 1 - OLDER_REPORT * Math.min(20, Math.max(0, NEWEST_YEAR - (candidate.article.reportYear ?? 2020)) / 2);
  const phrase = phraseFit(phrases, candidate);
  const pointed = pointedAt(terms, around);
  const score =
    (0.6 * coverage + 0.4 * inSentence) *
    fits.regionFit *
    fits.periodFit *
    (part.intent === 'figure' ? 0.4 + 0.6 * fits.statusFit : 0.75 + 0.25 * fits.statusFit) *
    holdsAnswerKind(part, candidate) *
    talk *
    pointed *
    frame *
    (isOfKind(kind, candidate) ? 1 : ANOTHER_KIND_OF_PLACE) *
    (GIVES_CREDIT.test(candidate.folded) ? OF_CREDIT : 1) *
    (1 + PHRASE_BONUS * phrase) *
    age;
  return { ...candidate, ...fits, coverage, inSentence, phrase, topical: around.topical, age, score, pull: pointed };
}

/**
 * Best first; ties by place in the article and article id, so that runs repeat. Sentences that share no word are left out.
 * @param homes codes of places that the part points at by what is there
 */
export function rankCandidates(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  candidates: readonly Candidate[],
  talkArticles: ReadonlySet<string>,
  homes: readonly string[] = [],
): RankedCandidate[] {
  const surroundings = new Map<string, Surroundings>();
  const pointing = pointingOf(part, homes);
  return candidates
    .flatMap((candidate) => {
      const around = surroundings.get(candidate.passage.id) ?? surroundingsOf(terms, candidate, homes);
      surroundings.set(candidate.passage.id, around);
      return rankCandidate(part, terms, candidate, around, talkArticles, pointing) ?? [];
    })
    .sort(
      (left, right) =>
        right.score - left.score ||
        (left.article.id < right.article.id ? -1 : left.article.id > right.article.id ? 1 : left.start - right.start),
    );
}
