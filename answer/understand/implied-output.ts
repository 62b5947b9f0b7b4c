/**
 * «芜湖有没有突破5000亿»: of a city or district that a sum is held against, and nothing else named, its gross product is
 * meant, as headlines put it. Called once a question's parts are whole.
 */
import { lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';
import { fold } from '../../knowledge/language/normalise.ts';
import type { QuestionPart, QuestionTerm } from './question.ts';
import { indicatorForms } from './term-forms.ts';

const OUTPUT = '地区生产总值';
const PASSES =
  /(突破|迈过|跨过|迈上|跨上|站上|冲上|超过?|过|破|达到?|到)了?(\d[\d.]*|[一二两三四五六七八九十]+)?(万亿|千亿|百亿|亿)(元)?(大关|台阶|门槛|俱乐部)?/;
const OF_PASSING = /^(突破|迈过|跨过|迈上|跨上|站上|冲上|超过|过|破|达到|大关|台阶|门槛|俱乐部|经济|有没有|已经)$/;

/** Unchanged where the part names anything, or no place. */
export function impliedOutput(part: QuestionPart): QuestionPart {
  const isNamed = part.terms.some(
    ({ words, importance }) => importance >= 0.3 && !/^\d/.test(words) && !OF_PASSING.test(words),
  );
  if (!part.confirms || isNamed || part.regions.length !== 1 || !PASSES.test(fold(part.words))) {
    return part;
  }
  const canonical = lookUpIndicator(OUTPUT)?.canonical ?? OUTPUT;
  const output: QuestionTerm = {
    words: fold(OUTPUT),
    forms: indicatorForms(fold(OUTPUT), canonical),
    importance: 1.2,
    indicators: [canonical],
    where: false,
    carried: false,
  };
  return { ...part, terms: [output, ...part.terms], askedNouns: [output.words] };
}
