/**
 * Ranks candidate sentences by the slots they fill: how much of the part's term weight stands in the
 * sentence or around it, times how well place, period and status fit, times whether the sentence holds
 * the kind of thing asked for.
 */
import type { QuestionPart } from '../understand/question.ts';
import type { Candidate, RankedCandidate } from './candidate.ts';
import { periodFit, regionFit, statusFit } from './fit.ts';
import { holdsAnswerKind } from './answer-kind.ts';
import { matchTerm } from './match-term.ts';
import type { WeighedTerm } from './weigh-terms.ts';

const HEADING = 0.6;
const TITLE = 0.55;
const BEFORE = 0.45;
const BEHIND = 0.3;
const PASSAGE = 0.3;
const ARTICLE = 0.25;
/** Chosen: wide enough that a newer report wins between equals, too small to beat a better match. */
const OLDER_REPORT = 0.03;
const NEWEST_YEAR = 2050;

const PHRASE_BONUS = 0.4;

/** Whether a phrase of the question stands whole in the sentence (1) or around it (0.6); 0 where none does. */
function phraseFit(phrases: readonly string[], candidate: Candidate): number {
  if (phrases.some((phrase) => candidate.folded.includes(phrase))) {
    return 1;
  }
  const around = [candidate.titleFolded, candidate.headingFolded, candidate.articleFolded];
  return phrases.some((phrase) => around.some((text) => text.includes(phrase))) ? 0.6 : 0;
}

/** Beside the articles the talk is about. */
const ELSEWHERE = 0.6;
/** «黄石给西塞山区定了什么»: an article about 西塞山区 alone is not where 黄石 says it. */
const OUT_OF_FRAME = 0.7;

function isSubject(code: string, candidate: Candidate): boolean {
  return candidate.article.subjectRegions.some((subject) => subject.code === code);
}

const WHERE = 0.95;

/** Of a term that the title holds, where the title holds most of what was asked: the article is about it. */
const TOPIC_AROUND = 0.85;
const TOPIC_INSIDE = 0.7;
const MOST_OF_IT = 0.45;

/** Whether the title holds most of the part's term weight. */
function isAboutIt(terms: readonly WeighedTerm[], candidate: Candidate): boolean {
  if (candidate.titleFolded === '' || candidate.articleFolded === '') {
    return false;
  }
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  const held = terms.reduce((sum, term) => sum + term.weight * matchTerm(term, candidate.titleFolded), 0);
  return total > 0 && held >= MOST_OF_IT * total;
}

function termScore(term: WeighedTerm, candidate: Candidate, topical: boolean): { around: number; inside: number } {
  if (term.where) {
    const anywhere = WHERE * matchTerm(term, candidate.wholeFolded);
    return { around: anywhere, inside: anywhere };
  }
  const inside = matchTerm(term, candidate.folded);
  if (inside >= 0.99) {
    return { around: inside, inside };
  }
  if (topical) {
    const inTitle = matchTerm(term, candidate.titleFolded);
    if (inTitle > 0) {
      return { around: Math.max(inside, TOPIC_AROUND * inTitle), inside: Math.max(inside, TOPIC_INSIDE * inTitle) };
    }
  }
  const around = Math.max(
    inside,
    HEADING * matchTerm(term, candidate.headingFolded),
    TITLE * matchTerm(term, candidate.titleFolded),
    BEFORE * matchTerm(term, candidate.before),
    BEHIND * matchTerm(term, candidate.behind),
    PASSAGE * matchTerm(term, candidate.passageFolded),
    ARTICLE * matchTerm(term, candidate.articleFolded),
  );
  return { around, inside };
}

/** @param talkArticles ids of the articles the talk is about; empty where there is no talk */
export function rankCandidate(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  candidate: Candidate,
  talkArticles: ReadonlySet<string>,
): RankedCandidate {
  const topical = isAboutIt(terms, candidate);
  let total = 0;
  let covered = 0;
  let inside = 0;
  for (const term of terms) {
    const score = termScore(term, candidate, topical);
    total += term.weight;
    covered += term.weight * score.around;
    inside += term.weight * score.inside;
  }
  const coverage = total === 0 ? 0 : covered / total;
  const inSentence = total === 0 ? 0 : inside / total;
  const fits = {
    regionFit: regionFit(part.regions, candidate, part.asksInside),
    periodFit: periodFit(part.periods, candidate),
    statusFit: statusFit(part.status, candidate.status),
  };
  const talk = talkArticles.size === 0 || talkArticles.has(candidate.article.id) ? 1 : ELSEWHERE;
  const frame =
    part.frame.length === 0 || part.frame.some((region) => isSubject(region.code, candidate)) ? 1 : OUT_OF_FRAME;
  const age = 1 - OLDER_REPORT * Math.min(20, Math.max(0, NEWEST_YEAR - (candidate.article.reportYear ?? 2020)) / 2);
  const phrase = phraseFit(part.phrases, candidate);
  const score =
    (0.6 * coverage + 0.4 * inSentence) *
    fits.regionFit *
    fits.periodFit *
    (part.intent === 'figure' ? 0.4 + 0.6 * fits.statusFit : 0.75 + 0.25 * fits.statusFit) *
    holdsAnswerKind(part, candidate) *
    talk *
    frame *
    (1 + PHRASE_BONUS * phrase) *
    age;
  return { ...candidate, ...fits, coverage, inSentence, phrase, age, score, pull: 1 };
}

/** Best first; ties by place in the article and article id, so that runs repeat. Sentences that share no word are left out. */
export function rankCandidates(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  candidates: readonly Candidate[],
  talkArticles: ReadonlySet<string>,
): RankedCandidate[] {
  return candidates
    .map((candidate) => rankCandidate(part, terms, candidate, talkArticles))
    .filter(({ inSentence }) => inSentence > 0)
    .sort(
      (left, right) =>
        right.score - left.score ||
        (left.article.id < right.article.id ? -1 : left.article.id > right.article.id ? 1 : left.start - right.start),
    );
}
