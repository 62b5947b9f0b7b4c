/**
 * A figure put into a sentence from its record, for figures whose clause does not say what they are of: one of
 * a list («分别下降9%、18.6%…»), or one whose indicator stands clauses before. Every word comes from a slot, and
 * value, unit and bound as printed.
 */
import { formatQuantity } from '../../knowledge/figures/compare-quantities.ts';
import { isGap } from '../../knowledge/figures/gap.ts';
import { yearsOf } from '../../knowledge/language/periods.ts';
import type { Bound, Observation } from '../../knowledge/observation.ts';

const PART_OF_YEAR = /半年|季度|月/;

function whenWords({ period }: Observation): string {
  if (period === null) {
    return '';
  }
  const years = yearsOf(period);
  if (years.length === 1 && (period.kind === 'year' || /^(全年|今年|去年|一年来|过去的?一年)$/.test(period.words))) {
    return `${years[0]}年`;
  }
  const dated = /\d{4}/.test(period.words);
  return PART_OF_YEAR.test(period.words) && years.length === 1 && !dated
    ? `${years[0]}年${period.words}`
    : period.words;
}

const ROUGH: ReadonlySet<Bound> = new Set(['over', 'about', 'nearly']);

/** The verb of a measure; falls are told by the verb, so that the value stands without a sign. */
function verbOf({ measure, value, bound, indicator }: Observation): string {
  const falls = value < 0;
  if (measure === 'level' && ROUGH.has(bound)) {
    return '';
  }
  if (measure === 'new' && indicator.includes('新增')) {
    return '为';
  }
  switch (measure) {
    case 'growth':
      return falls ? '下降' : '增长';
    case 'average-growth':
      return falls ? '年均下降' : '年均增长';
    case 'change':
      return falls ? '下降' : '提高';
    case 'new':
      return '新增';
    case 'net-new':
      return '净增';
    case 'rank':
      return '居';
    default:
      return '为';
  }
}

function valueWords(observation: Observation): string {
  const { value, maxValue, unit, bound, measure } = observation;
  if (measure === 'rank') {
    return `第${value}${unit === '' ? '位' : unit}`;
  }
  return formatQuantity({
    value: Math.abs(value),
    maxValue: maxValue === null ? null : Math.abs(maxValue),
    unit,
    bound,
  });
}

/** @returns without final punctuation: «2020年西塞山区地区生产总值预计下降约9%» */
export function recordSentence(observation: Observation): string {
  const { region, subject, qualifier, indicator, status, measure, value, unit, comparedWith } = observation;
  const owner = subject ?? region?.name ?? '';
  const base = comparedWith !== null && /\d{4}|五/.test(comparedWith) ? `比${comparedWith}` : '';
  const verb = isGap(observation) ? `${value < 0 ? '低于' : '高于'}${comparedWith}` : verbOf(observation);
  const modal = status === 'estimated' ? '预计' : status === 'target' ? '目标' : '';
  const lost = unit === '' && measure !== 'rank' ? '（原文未印单位）' : '';
  return `${whenWords(observation)}${owner}${qualifier ?? ''}${indicator}${modal}${base}${verb}${valueWords(observation)}${lost}`;
}
