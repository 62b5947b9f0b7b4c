/**
 * Questions for an empty conversation, built by rule from what the articles hold: a figure that was read
 * from an article makes a question about it, so a starter can be answered. Pure; nothing is fixed here.
 */
import type { ArticleSummary, ObservationView } from '../../protocol/library.ts';

export interface Starter {
  readonly kind: 'target' | 'result' | 'compare' | 'projects';
  readonly question: string;
}

/** 「2022年」 only: a starter names a plain year, so that nobody has to know what «五年来» means. */
const PLAIN_YEAR = /^(?:19|20)\d\d年$/;
const SHORT_INDICATOR = 12;

type Askable = ObservationView & { region: string; period: string };

function isAskable(figure: ObservationView): figure is Askable {
  return (
    figure.region !== null &&
    figure.period !== null &&
    PLAIN_YEAR.test(figure.period) &&
    figure.subject === null &&
    figure.qualifier === null &&
    figure.indicator.length <= SHORT_INDICATOR
  );
}

function indicatorWords(figure: ObservationView): string {
  return figure.measure === 'growth' && !/(?:增长|增速|增幅)/.test(figure.indicator)
    ? `${figure.indicator}增长`
    : figure.indicator;
}

function targetQuestion(figure: Askable): string {
  return `${figure.region}${figure.period}${indicatorWords(figure)}目标是多少？`;
}

/** What is counted by one of these is asked for by number: 「有多少家」. */
const COUNTED_BY = /^[个家户人名项座条所辆件套台]$/;

function resultQuestion(figure: Askable): string {
  if (figure.measure === 'level' && COUNTED_BY.test(figure.unit))
    return `${figure.region}${figure.period}${figure.indicator}有多少${figure.unit}？`;
  return figure.measure === 'growth'
    ? `${figure.region}${figure.period}${indicatorWords(figure)}了多少？`
    : `${figure.region}${figure.period}${figure.indicator}是多少？`;
}

/** Two places with the same indicator, period, measure and status; null where none has a partner. */
function compareQuestion(figures: readonly Askable[]): string | null {
  for (const first of figures) {
    const second = figures.find(
      (other) =>
        other.region !== first.region &&
        other.indicator === first.indicator &&
        other.period === first.period &&
        other.measure === first.measure &&
        other.status === first.status,
    );
    if (second !== undefined) {
      const speed = first.measure === 'growth' && !first.indicator.endsWith('增速') ? '增速' : '';
      return `${first.region}和${second.region}${first.period}${first.indicator}${speed}哪个更高？`;
    }
  }
  return null;
}

/** In how many articles each indicator is told: what many tell of, readers know by its name. */
function countTelling(figures: readonly ObservationView[]): ReadonlyMap<string, number> {
  const articlesOf = new Map<string, Set<string>>();
  for (const { indicator, articleId } of figures) {
    articlesOf.set(indicator, (articlesOf.get(indicator) ?? new Set()).add(articleId));
  }
  return new Map([...articlesOf].map(([indicator, ids]) => [indicator, ids.size]));
}

/**
 * At most four, each of another kind, about different places where there are several; none for empty articles.
 * @param figures in the server's order, which settles what is equally common, so that runs repeat
 */
export function buildStarters(figures: readonly ObservationView[], articles: readonly ArticleSummary[]): Starter[] {
  const telling = countTelling(figures);
  const timesOf = ({ indicator }: Askable): number => telling.get(indicator) ?? 0;
  const askable = figures.filter(isAskable).toSorted((one, other) => timesOf(other) - timesOf(one));
  const starters: Starter[] = [];
  const target = askable.find((figure) => figure.status === 'target');
  if (target !== undefined) starters.push({ kind: 'target', question: targetQuestion(target) });
  const results = askable.filter((figure) => figure.status === 'achieved');
  const isOther = ({ indicator }: Askable): boolean => indicator !== target?.indicator;
  const result =
    results.find((figure) => timesOf(figure) > 1 && isOther(figure) && figure.region !== target?.region) ??
    results.find((figure) => timesOf(figure) > 1 && isOther(figure)) ??
    results.find((figure) => isOther(figure) && figure.region !== target?.region) ??
    results.find(isOther) ??
    results[0];
  if (result !== undefined) starters.push({ kind: 'result', question: resultQuestion(result) });
  const compare = compareQuestion(askable);
  if (compare !== null) starters.push({ kind: 'compare', question: compare });
  const news = articles.find((article) => article.kind === 'news' && article.regions.length > 0);
  if (news !== undefined) starters.push({ kind: 'projects', question: `${news.regions[0]}有哪些招商引资项目？` });
  return starters;
}
