/**
 * The computed line of a ranking («在资料写明2023年地区生产总值的12个市中，最高的是甲市（905亿元）…») held against the rows below
 * it: what they measure, their order, who is first with which value, how many are shown, whether each is within the limit
 * that is named. How many places there are in all is a count of the index. Written apart from the composer on purpose.
 */
import { formatQuantity } from '../../knowledge/figures/compare-quantities.ts';
import { readUnit } from '../../knowledge/figures/units.ts';
import { yearsOf } from '../../knowledge/language/periods.ts';
import type { Observation } from '../../knowledge/observation.ts';
import { allowedValues } from '../../knowledge/figures/allowed-values.ts';
import type { ComparedRow } from './verdict-claims.ts';

/** Words by which the proof knows that a line claims an order of places, whether or not it is right. */
export const CLAIMS_RANKING = /^在资料写明.+个(?:省份|市|区县|地区)中，/;

const SCOPE = /^在资料写明(\d{4})年(.+)的(\d+)个(?:省份|市|区县|地区)中，(.+)$/;
const FIRST = /^最(高|低)的是(.+?)(?:，最低的是(.+?))?(?:；下表列出最[高低]的(\d+)个，其余(\d+)个未列)?$/;
const WITHIN = /^((?:不低于|不超过|超过|低于)[\d.]+[^\d]*?)的有(\d+)个(?:，下表列出前(\d+)个)?$/;
const NONE_WITHIN = /^没有可以确定((?:不低于|不超过|超过|低于)[\d.]+[^\d]*?)的；最(高|低)的是(.+)$/;
const LIMIT = /^(不低于|不超过|超过|低于)([\d.]+)(.*)$/;
const NAMED_BEFORE_REST = /^(.+）)等(\d+)个$/;

interface Row {
  readonly label: string;
  readonly figure: Observation;
}

/** The words for what a figure is of. */
function subjectOf({ indicator, measure, status }: Observation): string {
  const kind =
    measure === 'growth' ? '增速' : measure === 'average-growth' ? '年均增速' : measure === 'share' ? '占比' : '';
  return indicator + kind + (status === 'target' ? '目标' : '');
}

function printed({ value, maxValue, unit, bound }: Observation): string {
  const size = formatQuantity({
    value: Math.abs(value),
    maxValue: maxValue === null ? null : Math.abs(maxValue),
    unit,
    bound,
  });
  return (value < 0 ? '-' : '') + size;
}

function isOfYear({ period }: Observation, year: number): boolean {
  return period !== null && yearsOf(period).join() === `${year}`;
}

function isSorted(rows: readonly Row[], side: string): boolean {
  return rows.every(({ figure }, index) => {
    const before = rows[index - 1]?.figure.baseValue ?? figure.baseValue;
    return side === '高' ? before >= figure.baseValue : before <= figure.baseValue;
  });
}

/** `named` tells those rows that share the first value, all of them or the first few with their number. */
function namesFirst(named: string, rows: readonly Row[]): boolean {
  const leading = rows.filter(({ figure }) => figure.baseValue === rows[0]?.figure.baseValue);
  const some = NAMED_BEFORE_REST.exec(named);
  const told = (some?.[1] ?? named).split('、');
  const expected = leading.map(({ label, figure }) => `${label}（${printed(figure)}）`);
  const isWhole = some === null && told.length === expected.length;
  const isPart = some !== null && Number(some[2]) > told.length && Number(some[2]) >= leading.length;
  return (isWhole || isPart) && told.every((one, index) => one === expected[index]);
}

/** Whether a figure is within a limit for sure; false where the words leave it open. */
function within(limit: string, figure: Observation): boolean {
  const [, word = '', number = '', unit = ''] = LIMIT.exec(limit) ?? [];
  const { base, factor } = readUnit(unit);
  const edge = Number(number) * factor;
  const [low, high] = allowedValues(figure);
  switch (base === figure.baseUnit && Number.isFinite(edge) ? word : '') {
    case '超过':
      return low > edge || (low === edge && figure.bound === 'over');
    case '不低于':
      return low >= edge;
    case '低于':
      return high < edge || (high === edge && figure.bound === 'nearly');
    case '不超过':
      return high <= edge;
    default:
      return false;
  }
}

function rowsOf(rows: readonly ComparedRow[]): Row[] | null {
  const read = rows.flatMap(({ label, figures: [figure] }) => (figure === undefined ? [] : [{ label, figure }]));
  return read.length === rows.length && read.length > 0 ? read : null;
}

/** Whether all that the line says of its rows holds. */
export function rankingHolds(words: string, compared: readonly ComparedRow[]): boolean {
  const rows = rowsOf(compared);
  const [, year, what, total, claim = ''] = SCOPE.exec(words) ?? [];
  if (rows === null || year === undefined || Number(total) < rows.length) return false;
  const unit = rows[0]?.figure.baseUnit;
  const isOneKind = rows.every(
    ({ figure }) => isOfYear(figure, Number(year)) && figure.baseUnit === unit && figure.subject === null,
  );
  if (!isOneKind || subjectOf(rows[0]?.figure as Observation) !== what) return false;
  const first = FIRST.exec(claim);
  if (first !== null) {
    const [, side = '', named = '', lowest, shown, rest] = first;
    const isCounted =
      shown === undefined
        ? Number(total) === rows.length
        : Number(shown) === rows.length && Number(shown) + Number(rest) === Number(total);
    const isLast = lowest === undefined || (shown === undefined && namesFirst(lowest, rows.toReversed()));
    return isCounted && isSorted(rows, side) && namesFirst(named, rows) && isLast;
  }
  const fits = WITHIN.exec(claim);
  if (fits !== null) {
    const [, limit = '', count, shown] = fits;
    const isCounted =
      shown === undefined
        ? Number(count) === rows.length
        : Number(shown) === rows.length && Number(count) > rows.length;
    const side = /^(超过|不低于)/.test(limit) ? '高' : '低';
    return (
      isCounted &&
      Number(count) <= Number(total) &&
      isSorted(rows, side) &&
      rows.every(({ figure }) => within(limit, figure))
    );
  }
  const [, limit, side = '', named = ''] = NONE_WITHIN.exec(claim) ?? [];
  return (
    limit !== undefined &&
    isSorted(rows, side) &&
    namesFirst(named, rows) &&
    rows.every(({ figure }) => !within(limit, figure))
  );
}
