/**
 * What a report says of its own place's problems: a passage that begins with «我们也清醒认识到» and ends where the report
 * turns to what it will do about them. Told whole, or the clauses of it that speak of what was asked about, or those
 * that name aims that were missed. Called by answer-part.ts; empty where the articles hold no such passage.
 */
import type { Article, Span } from '../../knowledge/article.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import { splitSentences } from '../../knowledge/language/sentences.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import { matchTerm } from '../retrieve/match-term.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';
import { SHORTCOMINGS_TERM, shortcomingsAsked } from '../understand/shortcomings.ts';
import { clausesOf } from './clause-run.ts';
import { statementOf } from './extract.ts';
import type { Statement } from './statement.ts';

const RECOGNISES =
  /(?:清醒|深刻|充分|也)地?(?:认识|看|意识)到|(?:存在|面临)(?:着|的)?(?:不少|一些|许多|诸多|很多|较多|若干|多重)?的?(?:突出|新的?)?(?:困难|问题|挑战|不足|短板|矛盾)|(?:矛盾|问题)(?:依然|仍然|仍|还)(?:比较|较为|很)?突出/g;
const LACKS =
  /不[强高足够优大多快畅稳牢实平充及健完适]|短板|弱项|困难|挑战|问题|矛盾|差距|[有亟]待|亟需|[仍还尚][需要]|尚未|滞后|薄弱|压力|风险|隐患|偏[小低弱少]|任重道远|艰巨|繁重|任务重|欠账|未达|[大突]而不/g;
/** Where a report turns to what it will do. */
const TURNS =
  /^(?:对此|为此|对于?(?:这些|以上|上述)|面对(?:这些|上述|以上|困难|问题|挑战)|针对(?:这些|上述|以上)|(?:以上|这些|上述)(?:困难|问题)|我们(?:一定|将|要|必须|无畏)|前行路上|各位代表|只要|知不足|知难|发展是|主要原因|究其原因)/;
const UNMET =
  /(?:未|没有?)能?(?:达到?|完成|实现)[^，,。；;]{0,8}(?:预期|目标|任务|计划)|未达预期|不及预期|低于预期|弱于预期|(?:与|较|比)[^，,。；;]{0,6}目标[^，,。；;]{0,8}差距|完成情况[^，,。；;]{0,6}差距/;
/** Sentences behind the first one. */
const REACH = 1500;
const LEAST_LACKS = 3;
const LONGEST_STATEMENT = 370;
const LONGEST_ANSWER = 640;
/** What only leads to the sentence behind it. */
const LEADS_TO = /^(?:主要|突出|具体|集中)(?:是|有|表现|体现|问题)|^(?:比如|例如|一是|第一|首先)/;
const FIT = 0.4;
const ABOUT = 0.8;
const SPOKEN = 0.5;

function lacksIn(text: string): number {
  return [...text.matchAll(LACKS)].length;
}

/** From the clause that recognises on: what was achieved stands before it. */
function fromRecognition(text: string, span: Span): Span {
  const words = text.slice(span.start, span.end);
  const clause = clausesOf(words).findLast(({ start }, index) => index > 0 && start <= words.search(RECOGNISES));
  const before = words.slice(0, clause?.start ?? 0);
  return clause === undefined || lacksIn(before) > 1 ? span : { start: span.start + clause.start, end: span.end };
}

/** Up to the clause that turns. */
function untilTurn(text: string, span: Span): Span {
  const words = text.slice(span.start, span.end).trimEnd();
  const turn = clausesOf(words).find(({ start, end }) => start > 0 && TURNS.test(words.slice(start, end)));
  return { start: span.start, end: span.start + (turn?.start ?? words.length) };
}

/** Sentences of the passage that begins with the one that holds `at`, each from its first to its last word. */
function passageAt(text: string, at: number): Span[] {
  const from = Math.max(0, text.slice(0, at).search(/[^。！？!?\n]*$/));
  const spans: Span[] = [];
  for (const sentence of splitSentences(text, { start: from, end: Math.min(text.length, at + REACH) })) {
    const span = untilTurn(text, sentence);
    const words = text.slice(span.start, span.end);
    const first = spans.length === 0;
    if (words.trim() === '') continue;
    if (!first && (TURNS.test(words) || lacksIn(words) === 0)) break;
    const last = spans.at(-1);
    if (
      last !== undefined &&
      LEADS_TO.test(words) &&
      spans.length === 1 &&
      span.end - last.start <= LONGEST_STATEMENT
    ) {
      spans[0] = { start: last.start, end: span.end };
    } else {
      spans.push(first ? fromRecognition(text, span) : span);
    }
    if (span.end < sentence.start + text.slice(sentence.start, sentence.end).trimEnd().length) break;
  }
  return spans;
}

/** The passage with most lacks; empty where the article holds none. */
function passageOf(article: Article): Span[] {
  let best: Span[] = [];
  let most = LEAST_LACKS - 1;
  for (const { index } of article.text.matchAll(RECOGNISES)) {
    const spans = passageAt(article.text, index);
    const lacks = lacksIn(spans.map(({ start, end }) => article.text.slice(start, end)).join(''));
    if (lacks > most) {
      best = spans;
      most = lacks;
    }
  }
  return best;
}

function shortened(text: string, span: Span, most: number): Span {
  if (span.end - span.start <= most) {
    return span;
  }
  const ends = clausesOf(text.slice(span.start, span.end)).map(({ end }) => end);
  return { start: span.start, end: span.start + (ends.findLast((end) => end <= most) ?? ends[0] ?? most) };
}

/** Parts of sentences between semicolons. */
function piecesOf(text: string, spans: readonly Span[]): Span[] {
  return spans.flatMap((span) => {
    const pieces: Span[] = [];
    let { start } = span;
    for (const match of text.slice(span.start, span.end).matchAll(/[；;]|$/g)) {
      const end = span.start + match.index + match[0].length;
      if (end > start) pieces.push({ start, end });
      start = end;
    }
    return pieces;
  });
}

function told(candidate: RankedCandidate, spans: readonly Span[]): Statement[] {
  const { text } = candidate.article;
  const statements: Statement[] = [];
  let left = LONGEST_ANSWER;
  for (const whole of spans) {
    const span = shortened(text, whole, Math.min(left, LONGEST_STATEMENT));
    if (span.end - span.start > left) break;
    left -= span.end - span.start;
    const words = text.slice(span.start, span.end);
    statements.push(statementOf({ ...candidate, ...span, text: words, folded: fold(words) }, span));
  }
  return statements;
}

function aboutWhat(terms: readonly WeighedTerm[]): WeighedTerm[] {
  return terms.filter(
    ({ words, importance, where }) => words !== SHORTCOMINGS_TERM.words && importance >= ABOUT && !where,
  );
}

/** Whether a sentence outside such a passage tells of a lack, and of the thing asked about; true where none is asked for. */
export function tellsLack(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  { folded }: Pick<RankedCandidate, 'folded'>,
): boolean {
  const asked = shortcomingsAsked(part.words);
  const about = aboutWhat(terms);
  return (
    asked === null ||
    ((asked === 'unmet' ? UNMET.test(folded) : lacksIn(folded) > 1) &&
      (about.length === 0 || about.some((term) => matchTerm(term, folded) >= SPOKEN)))
  );
}

/** @param ranked best first */
export function shortcomings(
  part: QuestionPart,
  terms: readonly WeighedTerm[],
  ranked: readonly RankedCandidate[],
): Statement[] {
  const asked = shortcomingsAsked(part.words);
  if (asked === null) {
    return [];
  }
  const about = aboutWhat(terms);
  const seen = new Set<string>();
  for (const candidate of ranked) {
    if (candidate.regionFit < FIT || candidate.periodFit < FIT || seen.has(candidate.article.id)) {
      continue;
    }
    seen.add(candidate.article.id);
    const { text } = candidate.article;
    const passage = passageOf(candidate.article);
    const [first] = passage;
    const last = passage.at(-1);
    const fits =
      first !== undefined &&
      last !== undefined &&
      ranked.some(
        ({ article, start, end, periodFit }) =>
          article.id === candidate.article.id && start < last.end && end > first.start && periodFit >= FIT,
      );
    if (!fits) {
      continue;
    }
    const pieces = piecesOf(text, passage);
    const chosen =
      asked === 'unmet'
        ? pieces.filter(({ start, end }) => UNMET.test(text.slice(start, end)))
        : about.length === 0
          ? passage
          : pieces.filter(({ start, end }) =>
              about.some((term) => matchTerm(term, fold(text.slice(start, end))) >= SPOKEN),
            );
    if (chosen.length > 0) {
      return told(candidate, chosen);
    }
  }
  return [];
}
