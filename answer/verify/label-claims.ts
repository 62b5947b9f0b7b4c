/**
 * What a row of a comparison is called («2022年目标», «滁州市») as a claim about the figures it shows: their place, time
 * and status. Called by the proof for each row.
 */
import { findPeriods, yearsOf } from '../../knowledge/language/periods.ts';
import { resolveRegion } from '../../knowledge/regions/index.ts';
import type { Measure, Status } from '../../knowledge/observation.ts';
import type { Judgement } from './judge-statement.ts';
import { namesPeriod } from './lead-claims.ts';

const STATUS_LABELS: ReadonlyArray<readonly [string, readonly Status[]]> = [
  ['目标', ['target']],
  ['预计', ['estimated']],
  ['实际', ['achieved', 'stated']],
];
const UNNAMED = '该项';
/** What stands at the end of a period stands at the end of its last year: «这五年…达1529家». */
const STOCKS: ReadonlySet<Measure> = new Set(['level', 'share', 'rank']);

export interface Label {
  /** Place or period; «» for neither. */
  readonly words: string;
  /** «目标», «预计», «实际» or «». */
  readonly statusWord: string;
}

export function readLabel(label: string): Label {
  const statusWord = STATUS_LABELS.find(([word]) => label.endsWith(word) && label !== word)?.[0] ?? '';
  return { words: label.slice(0, label.length - statusWord.length), statusWord };
}

function periodOf(words: string): { readonly years: readonly number[] } | null {
  const [mention] = findPeriods(words, { anchorYear: null });
  return mention !== undefined && mention.end - mention.start >= words.length - 1
    ? { years: yearsOf(mention.period) }
    : null;
}

function periodFits(words: string, years: readonly number[], { figures }: Judgement): boolean {
  const dated = figures.flatMap(({ traced }) => traced.observation.period ?? []);
  if (dated.length === 0 || years.length === 0) {
    // A relative word («去年») is the question's own and says nothing that a record could contradict.
    return true;
  }
  const isEnd = /[末底]$/.test(words);
  return figures.some(({ traced: { observation } }) => {
    const { period, measure } = observation;
    const standsThen = isEnd && STOCKS.has(measure) && period !== null && yearsOf(period).at(-1) === years.at(-1);
    return period !== null && (standsThen || namesPeriod(words, period) || years.join() === yearsOf(period).join());
  });
}

function placeFits(
  words: string,
  { figures }: Judgement,
  quotes: readonly string[],
  subjects: readonly string[],
): boolean {
  const known = figures.flatMap(({ traced }) => traced.observation.region ?? []);
  if (known.length > 0) {
    return known.some(({ name }) => name === words);
  }
  const short = words.replace(/(省|市|区|县|自治州|地区)$/, '');
  return subjects.includes(words) || quotes.some((quote) => quote.includes(short.length > 1 ? short : words));
}

/**
 * @param quotes of the row's citations
 * @param subjects names of the places that the cited articles are about
 */
export function labelFault(
  label: string,
  row: Judgement,
  quotes: readonly string[],
  subjects: readonly string[],
): 'region' | 'period' | 'status' | null {
  const { words, statusWord } = readLabel(label);
  const statuses = STATUS_LABELS.find(([word]) => word === statusWord)?.[1] ?? null;
  const period = words === '' || words === UNNAMED ? null : periodOf(words);
  if (period !== null && !periodFits(words, period.years, row)) {
    return 'period';
  }
  const isPlace = words !== '' && words !== UNNAMED && period === null;
  if (
    isPlace &&
    (resolveRegion(words).length > 0 || row.figures.length > 0) &&
    !placeFits(words, row, quotes, subjects)
  ) {
    return 'region';
  }
  const said = row.figures.map(({ traced }) => traced.observation.status);
  return statuses !== null && said.length > 0 && !said.some((status) => statuses.includes(status)) ? 'status' : null;
}
