/**
 * What a part takes over from the part before it or from the talk: a slot that it names replaces,
 * a slot that it leaves out is inherited. A question with a place and a topic of its own is a new topic.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import { asksBarely } from './fulfilment.ts';
import { aspectAsked } from './status.ts';
import type { QuestionPart, QuestionTerm } from './question.ts';
import { datedBy, yearBeside } from './years-beside.ts';

const POINTS_BACK =
  /^(那|那么|还有|另外|再|同样|其中|里面|里头|其余|后来|接着)|这个|那个|这些|那些|这家|那家|该|它|他们|她|其中|里面|里头|上面|刚才|前面|此|同一年|同年|同期|这次|那次|呢([?？，,]|$)|也是|这份|那份|这篇|那篇|这里|那里|这边|那边|当地/;

const CARRIED_IMPORTANCE = 0.6;

function isStrong(term: QuestionTerm): boolean {
  return !term.carried && term.importance >= 0.8;
}

/** Whether a question cannot be read without the talk before it. */
export function leansOnTalk(folded: string, parts: readonly QuestionPart[]): boolean {
  const terms = parts.flatMap((part) => part.terms.filter(isStrong));
  const regions = parts.flatMap((part) => part.regions);
  if (POINTS_BACK.test(folded)) {
    return true;
  }
  // «泰州的，预计是多少？»: a place and nothing that is asked of it.
  return terms.length === 0 || (regions.length === 0 && (terms.length <= 2 || folded.length <= 16));
}

function inheritedTerms(part: QuestionPart, before: QuestionPart): QuestionTerm[] {
  const own = new Set(part.terms.map(({ words }) => words));
  const places = new Set(before.regions.map(({ name }) => name));
  return before.terms
    .filter(
      ({ words, carried }) =>
        !own.has(words) && !(carried && part.intent === 'figure' && part.regions.length > 0 && places.has(words)),
    )
    .map((term) => ({ ...term, importance: term.importance * CARRIED_IMPORTANCE, carried: true }));
}

/** «规上工业呢？», «格林美也是？»: asks the same of another thing. */
const ELLIPTICAL =
  /呢[?？。\s]*$|也(是|一样)[吗么?？]*$|^(那|再)?(换(成|为|作|到|个)?|改(成|为|作)).{2,12}(看看|试试|再看|呢|的?话|[。.?？])|^(那么?|再看看?|看看)[^，,。]{2,12}的[?？。，,]|^(那么?|再看看?)[^，,。？?]{2,10}[?？。]?$/;

/** What the new thing stands in for: an indicator replaces the indicator, another noun the nouns that are none. */
function withoutReplaced(part: QuestionPart, carried: readonly QuestionTerm[]): QuestionTerm[] {
  const own = part.terms.filter((term) => isStrong(term) && aspectAsked(term.words) === null);
  if (own.length === 0) {
    return [...carried];
  }
  const namesIndicator = own.some(({ indicators }) => indicators.length > 0);
  return carried.filter(({ indicators, importance }) =>
    namesIndicator ? indicators.length === 0 : indicators.length > 0 || importance < 0.4,
  );
}

/**
 * @param scope `part`: terms of an earlier part of one question stay as context; `talk`: terms of an earlier
 * turn are taken over whole where the new question names nothing of its own
 */
export function takeOver(part: QuestionPart, before: QuestionPart, scope: 'part' | 'talk'): QuestionPart {
  const carriedOver: string[] = [...part.carriedOver];
  const take = <Value>(slot: string, own: readonly Value[], inherited: readonly Value[]): readonly Value[] => {
    if (own.length > 0 || inherited.length === 0) {
      return own;
    }
    carriedOver.push(slot);
    return inherited;
  };
  const regions = take('region', part.regions, before.regions);
  const hintedBy = part.regions.length > 0 || part.hintedBy.length > 0 ? part.hintedBy : before.hintedBy;
  const periods = take('period', datedBy(part.periods, before.periods), yearBeside(part, before.periods));
  const strong = part.terms.filter(isStrong).length;
  const elliptical = ELLIPTICAL.test(part.words.trim());
  const carried = elliptical ? withoutReplaced(part, inheritedTerms(part, before)) : inheritedTerms(part, before);
  if (carried.length > 0) {
    carriedOver.push('terms');
  }
  const asksCount = part.answerKind === 'quantity' && part.unit === null && before.intent === 'figure';
  const open = ['statement', 'yes-no'].includes(part.answerKind) || asksCount;
  const bare = (elliptical && (open || part.intent === before.intent)) || (strong === 0 && open);
  const terms = [
    ...part.terms,
    ...(strong === 0
      ? carried.map((term) => ({ ...term, importance: term.importance / CARRIED_IMPORTANCE }))
      : carried),
  ];
  const status = part.status ?? (part.periods.length === 0 && (scope === 'part' || bare) ? before.status : null);
  return {
    ...part,
    regions,
    hintedBy,
    periods,
    status,
    terms,
    intent: bare ? before.intent : part.intent,
    answerKind: bare ? before.answerKind : part.answerKind,
    unit: part.unit ?? (bare || (strong === 0 && part.intent === 'figure') ? before.unit : null),
    aspect: part.aspect ?? (bare || strong === 0 ? before.aspect : null),
    comparedWith: part.comparedWith ?? (bare ? before.comparedWith : null),
    gapTo: part.gapTo ?? (bare ? before.gapTo : null),
    asksFulfilment:
      part.asksFulfilment ||
      (bare && before.asksFulfilment) ||
      (asksBarely(fold(part.words)) && (before.status === 'target' || before.asksFulfilment)),
    carriedOver: [...new Set(carriedOver)],
  };
}
