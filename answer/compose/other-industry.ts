/**
 * Whether a figure is of another industry or product than the one asked for: «有色金属产业营收1800亿元» does not answer
 * «稀土产业营收多少», though the sentence speaks of rare earths besides. Called when figures are held against a question.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import type { Observation } from '../../knowledge/observation.ts';
import { matchTerm } from '../retrieve/match-term.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { QuestionPart } from '../understand/question.ts';

const MEASURED =
  /(?:全)?(?:产业|行业|集群|产业链|板块|业)*(?:年)?(?:主营业务收入|营业收入|营收|销售收入|总产值|产值|增加值|产量|产能|销量)$/;
/** What widens or narrows any industry, and names none. */
const OF_NONE = /^(?:全|总|年|新增|本|该|其|规上|规模|工业|企业|主营|产业|累计|预计|实现|力争|综合|当年)/;
const NAMED = 0.4;
const STRONG = 0.8;

/** «稀土» in «稀土产业营收», «锂电产业»; «千亿» of «千亿集群» says how large. */
function namesIndustry(asked: string, words: string): boolean {
  return (
    !/[百千万亿\d]|^(?:产业|行业|重点|主导|优势|特色|支柱|新兴|未来)?(?:产业|集群|行业|产业集群)$/.test(words) &&
    (/(?:产业|行业|业)$/.test(words) ||
      /^(?:产业|行业|集群|板块|业)/.test(asked.slice(asked.indexOf(words) + words.length)))
  );
}

/** @param terms of the part; those of place and those that were asked before are passed over */
export function isOfOtherIndustry(
  { words, askedNouns }: QuestionPart,
  terms: readonly WeighedTerm[],
  { indicator, subject, qualifier }: Observation,
  clause: string,
): boolean {
  const name = fold(indicator);
  const industry = name.replace(MEASURED, '');
  if (industry === name || industry.length < 2 || OF_NONE.test(industry)) {
    return false;
  }
  const asked = terms.filter(
    (term) =>
      term.importance >= STRONG &&
      !term.where &&
      !term.carried &&
      term.indicators.length === 0 &&
      !askedNouns.includes(term.words) &&
      !MEASURED.test(term.words) &&
      namesIndustry(words, term.words),
  );
  const own = [name, fold(subject ?? ''), fold(qualifier ?? ''), clause].join('，');
  const pieces = Array.from({ length: industry.length - 1 }, (_, index) => industry.slice(index, index + 2));
  return (
    asked.length > 0 &&
    asked.every((term) => matchTerm(term, own) < NAMED) &&
    pieces.every((piece) => !words.includes(piece))
  );
}
