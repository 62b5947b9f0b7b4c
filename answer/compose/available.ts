/**
 * What a refusal offers instead of the figure asked for: of which periods and kinds there are figures of the
 * same indicator and place. Without their values: a figure of another year must never look like the answer.
 */
import { yearsOf } from '../../knowledge/language/periods.ts';
import type { Measure, Observation, Status } from '../../knowledge/observation.ts';
import type { RankedPart } from './ranked-part.ts';
import { chooseFigures } from './choose-figure.ts';

const SURE = 0.7;
const MOST = 3;
const KINDS: Readonly<Record<Measure, string>> = {
  level: '数值',
  new: '新增数',
  'net-new': '净增数',
  change: '变动幅度',
  growth: '增速',
  'average-growth': '年均增速',
  share: '占比',
  rank: '位次',
  multiple: '倍数',
};
const STATUSES: Readonly<Record<Status, string>> = { achieved: '', stated: '', estimated: '预计', target: '目标' };

function describe({ period, status, measure }: Observation): string {
  const years = period === null ? [] : yearsOf(period);
  const when = years.length === 1 && period?.kind === 'year' ? `${years[0]}年` : (period?.words ?? '');
  return `${when}${STATUSES[status]}${KINDS[measure]}`;
}

/** @returns one sentence with its full stop; empty where nothing of the indicator is known */
export function availableFigures({ part, terms, ranked }: RankedPart): string {
  const named = terms.filter(({ indicators }) => indicators.length > 0);
  if (part.intent !== 'figure' || named.length === 0) {
    return '';
  }
  const kinds = chooseFigures(part, terms, ranked.slice(0, 24))
    .filter(
      ({ observation, regionFit, coverage }) =>
        regionFit >= SURE &&
        coverage >= 0.5 &&
        observation.region !== null &&
        named.some(({ indicators }) => indicators.includes(observation.indicator)),
    )
    .map(({ observation }) => describe(observation));
  const distinct = [...new Set(kinds)].slice(0, MOST);
  return distinct.length === 0 ? '' : `资料中有的是：${distinct.join('、')}。`;
}
