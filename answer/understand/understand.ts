/**
 * Reads a question: nature, parts, and for each part its where-terms and what-terms. Pure: it knows the
 * language and the gazetteer, not the articles. A follow-up takes over what it leaves out from the
 * user's earlier turns; what an assistant turn says is never read, so a forged one changes nothing.
 */
import type { AskRequest, Filters } from '../../protocol/answer.ts';
import { fold, normalise, toOriginalSpan } from '../../knowledge/language/normalise.ts';
import { asksCoverage, guard } from './guard.ts';
import { compares } from './intent.ts';
import { asFulfilment } from './fulfilment.ts';
import { impliedOutput } from './implied-output.ts';
import { leansOnTalk, takeOver } from './follow-up.ts';
import { readPlaces } from './places.ts';
import { asParts, comparesTurns, sidesOfTalk } from './compared-turns.ts';
import { spreadComparison, spreadIndicators } from './comparison.ts';
import { readRanking } from './ranking.ts';
import { splitQuestion } from './split.ts';
import type { QuestionPart, UnderstoodQuestion } from './question.ts';
import { readSegment } from './read-segment.ts';

/** Later parts share what the first ones named: place, period, status and, in the second row, terms. */
function shareSlots(parts: readonly QuestionPart[]): QuestionPart[] {
  const shared: QuestionPart[] = [];
  for (const part of parts) {
    const before = shared.at(-1);
    shared.push(before === undefined ? part : takeOver(part, before, 'part'));
  }
  const first = shared[0];
  const regions = shared.find((part) => part.regions.length > 0)?.regions;
  if (first !== undefined && first.regions.length === 0 && regions !== undefined) {
    shared[0] = { ...first, regions };
  }
  return shared;
}

const RIDER = /^(各|分别|都|分别各|它们|两者|双方|谁|哪(个|边|家)?(更|定得|比较)?[高低多少快慢大小])/;

/** «甲和乙哪个高？各是多少？»: the second question asks of the same sides, and only says what kind of value. */
function mergeRiders(parts: readonly QuestionPart[], comparison: boolean): QuestionPart[] {
  if (!comparison) {
    return [...parts];
  }
  const riders = parts.filter(
    ({ words, regions, periods }) => RIDER.test(words) && regions.length === 0 && periods.length === 0,
  );
  const [rider] = riders;
  const sides = parts.filter((part) => !riders.includes(part));
  if (rider === undefined || sides.length === 0) {
    return [...parts];
  }
  const terms = rider.terms.filter(({ words }) =>
    sides.every((side) => side.terms.every((term) => term.words !== words)),
  );
  return sides.map((side) => ({
    ...side,
    intent: rider.intent === 'figure' ? 'figure' : side.intent,
    answerKind: ['money', 'percent', 'quantity', 'rank'].includes(side.answerKind) ? side.answerKind : rider.answerKind,
    unit: side.unit ?? rider.unit,
    terms: [...side.terms, ...terms],
  }));
}

/** «到底有多少家？文中说法一致吗？»: the second question is about the first one's figures. */
function foldAgreement(parts: readonly QuestionPart[]): QuestionPart[] {
  const folded: QuestionPart[] = [];
  for (const part of parts) {
    const before = folded.at(-1);
    const rides = part.asksAgreement && !part.terms.some(({ importance }) => importance >= 0.8);
    if (rides && before !== undefined) {
      folded[folded.length - 1] = { ...before, asksAgreement: true };
    } else {
      folded.push(part);
    }
  }
  return folded;
}

const CHINESE_YEAR = /[零〇一二三四五六七八九]{4}(?=年)/g;
const DIGITS = '〇一二三四五六七八九';

/**
 * However it was typed (traditional, full width, blanks, years in Chinese numerals), a question is read as one:
 * folded, years in digits. As long as the folded question, so that its words can be found in what was typed.
 */
function plainQuestion(question: string): string {
  return question.replaceAll(CHINESE_YEAR, (year) =>
    [...year.replaceAll('零', '〇')].map((numeral) => DIGITS.indexOf(numeral)).join(''),
  );
}

const NO_FILTERS: Filters = {};

/** What the turn before the previous one asked; empty where there was none. */
function turnBefore(earlier: NonNullable<AskRequest['history']>): readonly QuestionPart[] {
  const turn = earlier.at(-2);
  return turn === undefined || turn.content.trim() === ''
    ? []
    : understand({ question: turn.content, history: earlier.slice(-4, -2) }).parts;
}

/** @returns at least one part, whatever the question holds; filters replace what the words imply later, in retrieval */
export function understand(request: AskRequest): UnderstoodQuestion {
  const normalised = normalise(request.question);
  const question = plainQuestion(normalised.text);
  const folded = fold(question);
  const filters = request.filters ?? NO_FILTERS;
  const earlier = (request.history ?? []).filter(({ role }) => role === 'user');
  const previous = earlier.at(-1);
  const talk =
    previous === undefined || previous.content.trim() === ''
      ? null
      : understand({
          question: previous.content,
          history: earlier.slice(-3, -1),
        });
  const talkRegions = talk?.parts.flatMap(({ regions }) => regions) ?? [];
  const wholeRegions = readPlaces(
    question,
    talkRegions.map(({ code }) => code),
  ).places.map(({ region }) => region);
  const read = splitQuestion(question)
    .map((words) => readSegment(words, [...wholeRegions, ...talkRegions]))
    .flatMap(spreadIndicators);
  const spread = spreadComparison(read);
  let parts = shareSlots(foldAgreement(mergeRiders(spread.parts, spread.comparison)));
  const followUp = talk !== null && talk.nature === 'question' && leansOnTalk(folded, parts);
  parts = parts.map((part) => {
    const at = Math.max(0, question.indexOf(part.words));
    const span = toOriginalSpan(normalised, at, Math.min(question.length, at + part.words.length));
    return { ...part, typed: request.question.slice(span.start, span.end) };
  });
  const last = talk?.parts.at(-1);
  const sides = talk === null || !comparesTurns(folded, parts) ? [] : sidesOfTalk(talk.parts, turnBefore(earlier));
  if (sides.length > 1) {
    parts = asParts(sides);
  } else if (followUp && last !== undefined) {
    parts = parts.map((part) => takeOver(part, last, 'talk'));
  }
  parts = parts.map((part) => impliedOutput(part.asksFulfilment ? asFulfilment(part) : part));
  return {
    nature: guard(folded) ?? (asksCoverage(folded) ? 'coverage' : 'question'),
    parts,
    ranking: readRanking(folded, parts),
    comparison: sides.length > 1 || spread.comparison || (parts.length > 1 && compares(folded)),
    followUp: followUp || sides.length > 1,
    filters,
  };
}
