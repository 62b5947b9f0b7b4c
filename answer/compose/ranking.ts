/**
 * The answer to a ranking: one computed line, a table with a citation a row, the rest counted in words. Every row is a
 * record whose trace was checked against its article before it may take a place in the order; the line is proved again
 * by verify/ranking-claims.ts.
 */
import type { Article } from '../../knowledge/article.ts';
import type { Observation } from '../../knowledge/observation.ts';
import type { KnowledgeView } from '../../knowledge/store/port.ts';
import type { Filters } from '../../protocol/answer.ts';
import { placeFigures, type PlaceFigures } from '../retrieve/place-figures.ts';
import type { AskedRanking } from '../understand/asked-ranking.ts';
import { traceHolds } from '../verify/trace-holds.ts';
import { createCitations } from './citations.ts';
import type { Composed } from './compose.ts';
import { firstFigures, holds, inOrder, mayBeHigher, type PlacedFigure } from './order-places.ts';
import { printedValue } from './printed-value.ts';
import { recordQuote } from './record-quote.ts';
import { recordSentence } from './record-sentence.ts';

const MOST_ROWS = 20;
/** Where only the first is asked for. */
const FIRST_ROWS = 3;
const MOST_NAMED = 5;

const KINDS = { province: '省份', city: '市', county: '区县' } as const;

const MEASURE_WORDS: Readonly<Partial<Record<Observation['measure'], string>>> = {
  growth: '增速',
  'average-growth': '年均增速',
  share: '占比',
};

/** «地区生产总值增速目标» */
function measured({ indicator, measure, status }: Observation): string {
  return `${indicator}${MEASURE_WORDS[measure] ?? ''}${status === 'target' ? '目标' : ''}`;
}

interface Checked {
  readonly placed: PlacedFigure;
  readonly article: Article;
}

/**
 * The first `count` in order whose records stand in an article of the place's own. A place whose figure does not stand
 * takes its next one, and with it another place in the order; one that has none left drops out.
 */
async function checkedInOrder(
  view: KnowledgeView,
  order: AskedRanking['order'],
  places: readonly PlaceFigures[],
  count: number,
): Promise<{ readonly rows: readonly Checked[]; readonly all: readonly PlacedFigure[] }> {
  const articles = new Map<string, Article | null>();
  const checked = new Map<string, Checked>();
  let left = places;
  for (;;) {
    const all = inOrder(order, firstFigures(left));
    const next = all.slice(0, count).find(({ code }) => !checked.has(code));
    if (next === undefined) {
      return { rows: all.slice(0, count).flatMap(({ code }) => checked.get(code) ?? []), all };
    }
    const { articleId } = next.observation;
    const article = articles.get(articleId) ?? (await view.getArticle(articleId));
    articles.set(articleId, article);
    const isOwn = article?.subjectRegions.some(({ code }) => code === next.observation.region?.code) ?? false;
    if (article !== null && isOwn && traceHolds(next.observation, article)) {
      checked.set(next.code, { placed: next, article });
    } else {
      left = left.flatMap((place) =>
        place.code !== next.code
          ? [place]
          : place.figures.length > 1
            ? [{ ...place, figures: place.figures.slice(1) }]
            : [],
      );
    }
  }
}

function named(placed: readonly PlacedFigure[]): string {
  const names = placed.slice(0, MOST_NAMED).map(({ name, observation }) => `${name}（${printedValue(observation)}）`);
  return names.join('、') + (placed.length > MOST_NAMED ? `等${placed.length}个` : '');
}

/** Those that share the first value. */
function leading(ordered: readonly PlacedFigure[]): PlacedFigure[] {
  const value = ordered[0]?.observation.baseValue;
  return ordered.filter(({ observation }) => observation.baseValue === value);
}

function isBounded({ bound, maxValue }: Observation): boolean {
  return bound !== 'exact' || maxValue !== null;
}

/** What the printed words leave open, so that the order is not taken for more than it is. */
function reservations(asked: AskedRanking, ordered: readonly PlacedFigure[], rows: readonly Checked[]): string[] {
  const higher = asked.order === 'highest' ? mayBeHigher(ordered) : [];
  return [
    ...(rows.some(({ placed }) => isBounded(placed.observation))
      ? ['带“约”“超过”“以上”等字样的按原文所印数字排列。']
      : []),
    ...(higher.length > 0 && asked.wants !== 'fitting'
      ? [
          `其中${higher
            .slice(0, MOST_NAMED)
            .map(({ name }) => name)
            .join('、')}只写明下限，实际数字可能更大。`,
        ]
      : []),
  ];
}

function missingPlaces({ places }: AskedRanking, all: readonly PlacedFigure[]): string[] {
  return places.flatMap(([region]) =>
    region === undefined || all.some(({ code }) => code === region.code) ? [] : [region.name],
  );
}

/** How many rows the question wants; of those that tie with the last one all are shown, if they are few. */
function rowCount({ wants, count, places }: AskedRanking, total: number): number {
  const wanted = count ?? (wants === 'first' && places.length === 0 ? FIRST_ROWS : MOST_ROWS);
  return Math.min(wanted, MOST_ROWS, total);
}

function verdictWords(
  asked: AskedRanking,
  all: readonly PlacedFigure[],
  fitting: readonly PlacedFigure[],
  shown: number,
): string {
  const [first] = all;
  if (first === undefined) return '';
  const scope = `在资料写明${asked.year}年${measured(first.observation)}的${all.length}个${asked.places.length > 0 ? '地区' : KINDS[asked.kind]}中`;
  const word = asked.order === 'highest' ? '最高' : '最低';
  if (asked.limit !== null) {
    return fitting.length === 0
      ? `${scope}，没有可以确定${asked.limit.words}的；${word}的是${named(leading(all))}`
      : `${scope}，${asked.limit.words}的有${fitting.length}个${fitting.length > shown ? `，下表列出前${shown}个` : ''}`;
  }
  const rest = all.length - shown;
  const last = asked.bothEnds && rest === 0 ? `，最低的是${named(leading(all.toReversed()))}` : '';
  return `${scope}，${word}的是${named(leading(all))}${last}${rest > 0 ? `；下表列出${word}的${shown}个，其余${rest}个未列` : ''}`;
}

function composed(
  asked: AskedRanking,
  all: readonly PlacedFigure[],
  fitting: readonly PlacedFigure[],
  rows: readonly Checked[],
  open: number,
): Composed {
  const citations = createCitations();
  const shown: { observation: Observation; n: number }[] = [];
  const lines = rows.map(({ placed: { name, observation }, article }) => {
    const n = citations.cite(article, recordQuote(observation));
    shown.push({ observation, n });
    return `| ${name} | ${recordSentence(observation)}[${n}] |`;
  });
  const missing = missingPlaces(asked, all);
  const text = [
    `${verdictWords(asked, all, fitting, rows.length)}。\n`,
    ['| 对象 | 原文所述 |', '| --- | --- |', ...lines].join('\n'),
    ...reservations(asked, all, rows).map((words) => `\n${words}`),
    ...(open > 0 ? [`\n另有${open}个只写明约数或一端，不能确定是否${asked.limit?.words ?? ''}。`] : []),
    ...(missing.length > 0 ? [`\n资料中没有${missing.join('、')}的这一数字。`] : []),
  ].join('\n');
  return {
    text,
    outcome: 'answered',
    reason: null,
    missing: missing.map((part) => ({ part, reason: 'not-covered' })),
    citations: citations.list(),
    shown,
    derived: [],
  };
}

/** @returns null where fewer than two places have the figure: then the question is answered as any other */
export async function rankPlaces(
  view: KnowledgeView,
  question: AskedRanking,
  filters: Filters,
): Promise<Composed | null> {
  const { year, places } = await placeFigures(view, question, filters);
  const asked = { ...question, year };
  if (places.length < 2) {
    return null;
  }
  const { limit } = asked;
  const ordered = inOrder(asked.order, firstFigures(places));
  const wanted =
    limit === null ? ordered.length : ordered.filter(({ observation }) => holds(limit, observation) !== 'no').length;
  const { rows, all } = await checkedInOrder(view, asked.order, places, Math.max(1, rowCount(asked, wanted)));
  const fitting = limit === null ? all : all.filter(({ observation }) => holds(limit, observation) === 'yes');
  const listed =
    limit === null || fitting.length === 0
      ? rows
      : rows.filter(({ placed }) => holds(limit, placed.observation) === 'yes');
  const open = limit === null ? 0 : all.filter(({ observation }) => holds(limit, observation) === 'open').length;
  return all.length < 2 || listed.length === 0 ? null : composed(asked, all, fitting, listed, open);
}
