/**
 * A part that names several places, or several periods to hold against each other, becomes one part a
 * place or period: «九江“十三五”末和宜春2023年，各有几家» → (九江, “十三五”末), (宜春, 2023年).
 */
import { lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import { compares } from './intent.ts';
import { aspectAsked, statusAsked } from './status.ts';
import type { Region } from '../../knowledge/regions/index.ts';
import type { QuestionPart, QuestionTerm } from './question.ts';
import type { PeriodPlace, ReadPart } from './read-part.ts';

/** What lies between places or is done together is asked of them as one. */
const TOGETHER = /之间|两地|跨(区|城|市|省|域)|互相|相互|联手|携手|共同|合作|异地|一起(?=[办建签搞做推])/;
const EACH = /各|分别|哪(个|边|里)|谁|和|与|跟|、|及/;

/** «甲市比乙市多多少», «甲市高于乙市吗»: the second place is what the first is held against. */
function holdsAgainst({ part, places }: ReadPart): boolean {
  const [first, second] = places;
  const between = first === undefined || second === undefined ? '' : part.words.slice(first.end, second.start);
  return /(?<![占对可无])比(?![重例率])|较|高于|低于|多于|少于|超过|vs|还是/i.test(between);
}

/** A period belongs to the place before it, or to the nearest one where none stands before. */
function periodsOf(read: ReadPart, index: number): PeriodPlace[] {
  const from = index === 0 ? 0 : (read.places[index]?.start ?? 0);
  const to = read.places[index + 1]?.start ?? Number.POSITIVE_INFINITY;
  const own = read.periods.filter(({ start }) => start >= from && start < to);
  return own.length > 0 || read.periods.length !== 1 ? own : [...read.periods];
}

/** Of several places a sentence must name the one it speaks of, unless its article is about it. */
export function placeTerm({ name, shortName }: Region): QuestionTerm {
  const forms = [...new Set([shortName, name])].map((text) => ({ text: fold(text), weight: 1 }));
  return { words: name, forms, importance: 0.8, indicators: [], where: true, carried: true };
}

/** «高企家底谁厚：甲市还是乙市» holds figures of an indicator against each other. */
function figureWhereIndicator(part: QuestionPart): Partial<QuestionPart> {
  const named = part.terms.some(({ indicators }) => indicators.length > 0);
  return named && part.intent !== 'figure' && part.intent !== 'policy'
    ? { intent: 'figure', answerKind: 'quantity' }
    : {};
}

function spreadPlaces(read: ReadPart): QuestionPart[] {
  return read.places.map(({ region, namesakes = [] }, index) => ({
    ...read.part,
    regions: [region, ...namesakes],
    ...figureWhereIndicator(read.part),
    terms: [...read.part.terms, placeTerm(region)],
    periods: periodsOf(read, index).map(({ asked }) => asked),
  }));
}

/** The words around a period, up to the next one, tell whether its result or its target is asked for. */
function spreadPeriods(read: ReadPart): QuestionPart[] {
  return read.periods.map(({ asked, start }, index) => {
    const to = read.periods[index + 1]?.start ?? read.part.words.length;
    const status = statusAsked(fold(read.part.words.slice(start, to)));
    return { ...read.part, periods: [asked], status };
  });
}

/**
 * «GDP增速和GDP总量分别是多少» asks two things of one indicator: the words of each tell which. «新增» before the first of
 * two («新增城镇就业和外贸总额») is of the first alone.
 */
function aspectOf(
  part: QuestionPart,
  { words }: QuestionTerm,
  isFirst: boolean,
): Pick<QuestionPart, 'aspect' | 'answerKind'> {
  const aspect = aspectAsked(words);
  if (aspect === null || (part.aspect !== null && lookUpIndicator(words) !== null)) {
    return { aspect: part.aspect === 'new' && !isFirst ? null : part.aspect, answerKind: part.answerKind };
  }
  return {
    aspect,
    answerKind: aspect === 'growth' || aspect === 'average' || aspect === 'share' ? 'percent' : 'quantity',
  };
}

/** «货物进出口和服务进出口呢»: two indicators side by side are two questions. */
function joined(words: string, named: readonly QuestionTerm[]): boolean {
  return named.some((term, index) => {
    const next = named[index + 1];
    const at = words.indexOf(term.words);
    return (
      next !== undefined &&
      at >= 0 &&
      /^(和|与|跟|及|以及|、)$/.test(
        words.slice(at + term.words.length, words.indexOf(next.words, at + term.words.length)),
      )
    );
  });
}

/** «经济总量和固投各降了多少»: one part an indicator, where a value of each is asked for. */
export function spreadIndicators(read: ReadPart): ReadPart[] {
  const { part } = read;
  const named = part.terms.filter(({ indicators }) => indicators.length > 0);
  const asksEach = part.asksEach || joined(fold(part.words), named);
  const isFigure = part.intent === 'figure' || (part.intent === 'fact' && /呢[?？]?$/.test(part.words));
  if (!isFigure || !asksEach || named.length < 2 || read.places.length > 1) {
    return [read];
  }
  return named.map((kept, index) => ({
    ...read,
    part: {
      ...part,
      ...aspectOf(part, kept, index === 0),
      asksEach: false,
      askedNouns: [kept.words],
      terms: part.terms.filter((term) => term === kept || !named.includes(term)),
    },
  }));
}

/** «2023年多少、2024年目标多少»: a value of each period; «从2016年到2021年» is one stretch. */
function asksOfEach({ part, periods }: ReadPart): boolean {
  const [first, second] = periods;
  const between = first === undefined || second === undefined ? '' : part.words.slice(first.end, second.start);
  const stretch = /^(末|底)?(到|至|—|-|~)/.test(between) || /(从|由|自)$/.test(part.words.slice(0, first?.start ?? 0));
  return part.asksEach || (part.intent === 'figure' && !stretch);
}

/** @param read the parts of one question in order */
export function spreadComparison(read: readonly ReadPart[]): { parts: QuestionPart[]; comparison: boolean } {
  let comparison = false;
  const parts = read.flatMap((one) => {
    const folded = fold(one.part.words);
    if (one.places.length > 1 && (EACH.test(folded) || holdsAgainst(one)) && !TOGETHER.test(folded)) {
      comparison = true;
      return spreadPlaces(one);
    }
    if (one.part.asksInside) {
      return [{ ...one.part, ...figureWhereIndicator(one.part) }];
    }
    if (one.places.length <= 1 && one.periods.length > 1 && (compares(folded) || asksOfEach(one))) {
      comparison ||= compares(folded) || one.part.asksEach;
      return spreadPeriods(one);
    }
    return [one.part];
  });
  return { parts, comparison };
}
