/**
 * The sentences that answer a part, in their own words: the best one, and those that add what it lacks.
 * Fewer and better: a further sentence must bring terms of the question that are still missing.
 */
import { listsNoun } from '../retrieve/answer-kind.ts';
import { matchTerm } from '../retrieve/match-term.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import { splitSentences } from '../../knowledge/language/sentences.ts';
import type { Span } from '../../knowledge/article.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { clauseRun, clausesOf, FIGURE_RUN, LIST_RUN, PROSE_RUN, type RunLimits } from './clause-run.ts';
import type { Statement } from './statement.ts';
import { wording } from './wording.ts';

/** A further sentence must hold at least this share of the part's term weight that the ones before lack. */
const MIN_GAIN = 0.16;
/** … and be at least this good beside the best one. */
const MIN_BESIDE_BEST = 0.45;
/** Another list of what was asked for, about as good: the question may mean either. */
const SIBLING_LIST = 0.72;

/** «在哪座城市»: the place of the article is said where the sentence does not. */
export function placed(part: QuestionPart, statement: Statement): Statement {
  const place = statement.article.subjectRegions[0];
  const short = place?.name.replace(/(省|市|区|县)$/, '') ?? '';
  if (
    part.intent !== 'where' ||
    place === undefined ||
    (part.regions.length > 0 && !part.asksInside) ||
    statement.text.includes(short)
  ) {
    return statement;
  }
  return { ...statement, text: `${place.name}：${statement.text}`, lead: `${place.name}：` };
}

export function statementOf(candidate: RankedCandidate, span: Span): Statement {
  const text = wording(candidate.article.text.slice(span.start, span.end));
  return { article: candidate.article, span, text, lead: '', recorded: false, observations: [], candidate };
}

const LONGEST_TOPIC = 22;

/**
 * «前瞻布局未来产业。»: a short sentence that only names what the next ones say.
 * @returns the best one itself, or with the sentence behind it in its line where it says nothing alone
 */
function withWhatFollows(best: RankedCandidate): RankedCandidate {
  const bare = best.text.replace(/[。.!！\s]+$/u, '');
  if (bare.length > LONGEST_TOPIC || /[，,、：:\d]/u.test(bare) || !/[。.]$/.test(best.text.trim())) {
    return best;
  }
  const { text } = best.article;
  const [next] = splitSentences(text, { start: best.end, end: best.passage.end });
  if (next === undefined || text.slice(best.end, next.start).includes('\n')) {
    return best;
  }
  const joined = text.slice(best.start, next.end).trimEnd();
  return { ...best, end: best.start + joined.length, text: joined, folded: fold(joined) };
}

/** «用地怎么保障»: the measures stand behind a short sentence that sets them as a task. */
const ASKS_HOW = /怎么|怎样|如何|咋/;
const SETS_TASK =
  /^(?:着力|强化|加强|切实|全力|大力|进一步|突出|优化|深化|破解|抓好|做好|全面|持续|加快|聚焦|完善)[^\d]*$/;
const LONGEST_TASK = 30;
const MOST_MEASURES = 130;

/** @returns a task with the sentences of its paragraph that say how, as far as they are few words; else the candidate itself */
function withMeasures(part: QuestionPart, best: RankedCandidate): RankedCandidate {
  if (part.intent !== 'fact' || !ASKS_HOW.test(part.words)) {
    return best;
  }
  if (best.text.length > LONGEST_TASK || !SETS_TASK.test(best.text) || !/[。.]$/.test(best.text.trim())) {
    return best;
  }
  const { text } = best.article;
  let { end } = best;
  for (const next of splitSentences(text, { start: best.end, end: best.passage.end })) {
    const words = text.slice(next.start, next.end).trimEnd();
    if (text.slice(end, next.start).includes('\n') || next.start + words.length - best.start > MOST_MEASURES) {
      break;
    }
    end = next.start + words.length;
  }
  const joined = text.slice(best.start, end);
  return { ...best, end, text: joined, folded: fold(joined) };
}

/** «做了什么», «进展如何»: what is told after the naming clause is what is asked for. */
const OPEN =
  /(做|干|搞|办)了?(些|点)?(什么|啥|哪些)|进展|情况(如何|怎么样|怎样)?$|怎么样|成效|亮点|介绍|说说|讲讲|谈谈/;
const OPEN_RUN: RunLimits = { maxLength: 200, wholeLength: 200, lengthCost: 0 };
const LEAST_TOLD = 90;
const MOST_TOLD = 180;

/** Further clauses of the sentence, where a question wants to be told about something. */
function toldOn(part: QuestionPart, candidate: RankedCandidate, span: Span): Span {
  if (part.intent !== 'fact' || !OPEN.test(part.words)) {
    return span;
  }
  const ends = clausesOf(candidate.text).map(({ end }) => candidate.start + end);
  const end =
    span.end - span.start >= LEAST_TOLD
      ? span.end
      : ends.findLast((at) => at > span.end && at - span.start <= MOST_TOLD);
  return { start: span.start, end: end ?? span.end };
}

function limitsOf(part: QuestionPart): RunLimits {
  if (part.intent === 'fact' && OPEN.test(part.words)) {
    return OPEN_RUN;
  }
  if (part.intent === 'figure' || part.intent === 'when') {
    return FIGURE_RUN;
  }
  return part.intent === 'list' || part.intent === 'policy' || part.intent === 'definition' ? LIST_RUN : PROSE_RUN;
}

/** The clauses that answer; all of what was joined to tell how. */
function runOf(part: QuestionPart, terms: readonly WeighedTerm[], first: RankedCandidate, best: RankedCandidate): Span {
  const joined = best.end > first.end && ASKS_HOW.test(part.words) && part.intent === 'fact';
  return joined
    ? { start: best.start, end: best.end }
    : toldOn(part, best, clauseRun(part, terms, best, limitsOf(part)));
}

/**
 * @param ranked best first, not empty
 * @param most how many sentences at most
 */
export function extract(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  ranked: readonly RankedCandidate[],
  most: number,
): Statement[] {
  const [first] = ranked;
  if (first === undefined) {
    return [];
  }
  const best = withMeasures(part, withWhatFollows(first));
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const statements = [placed(part, statementOf(best, runOf(part, terms, first, best)))];
  const held = terms.map((term) => matchTerm(term, fold(statements[0]?.text ?? '')));
  for (const candidate of ranked.slice(1, 12)) {
    if (statements.length >= most) {
      break;
    }
    const near = candidate.article.id === best.article.id;
    const gain =
      terms.reduce(
        (sum, term, index) => sum + term.weight * Math.max(0, matchTerm(term, candidate.folded) - (held[index] ?? 0)),
        0,
      ) / total;
    const sibling =
      part.listed !== null && listsNoun(candidate.folded, part.listed) && candidate.score >= best.score * SIBLING_LIST;
    const tellsMore = part.intent === 'definition' && candidate.score >= best.score * SIBLING_LIST;
    // Beside a list of the year asked for, a sentence of no year tells of another time.
    const isOfTime = part.intent !== 'list' || candidate.periodFit >= best.periodFit;
    if (
      near &&
      isOfTime &&
      (sibling || tellsMore || gain >= MIN_GAIN) &&
      candidate.score >= best.score * MIN_BESIDE_BEST
    ) {
      const statement = statementOf(candidate, clauseRun(part, terms, candidate, limitsOf(part)));
      statements.push(statement);
      terms.forEach((term, index) => {
        held[index] = Math.max(held[index] ?? 0, matchTerm(term, fold(statement.text)));
      });
    }
  }
  return statements;
}
