/** Answers «what do you have?»: what the index holds. Counts of the index, no claims of an article, so nothing is cited. */
import { fold } from '../../knowledge/language/normalise.ts';
import { yearsOf } from '../../knowledge/language/periods.ts';
import { isWithin, type Region } from '../../knowledge/regions/index.ts';
import type { ArticleFilter, ArticleHead, CoverageCounts } from '../../knowledge/store/port.ts';
import type { QuestionPart } from '../understand/question.ts';
import type { Composed } from './compose.ts';

const MOST_PLACES = 36;
const KINDS = { 'work-report': '政府工作报告', news: '新闻', policy: '政策文件', other: '其他资料' } as const;

interface AskedOf {
  readonly regions: readonly Region[];
  readonly periods: QuestionPart['periods'];
  readonly words: string;
}

/** All that the parts name: a question about the index is one. */
function asked(parts: readonly QuestionPart[]): AskedOf {
  const regions = new Map(parts.flatMap((part) => part.regions).map((region) => [region.code, region]));
  const periods = new Map(parts.flatMap((part) => part.periods).map((period) => [period.words, period]));
  return {
    regions: [...regions.values()],
    periods: [...periods.values()],
    words: parts.map(({ words }) => words).join('，'),
  };
}

/** The articles that a question about the index narrows down to; null where it asks of all that there is. */
export function coverageFilter(parts: readonly QuestionPart[]): ArticleFilter | null {
  const { regions, periods, words } = asked(parts);
  const years = [...new Set(periods.flatMap(({ period }) => yearsOf(period)))];
  if (regions.length === 0 && years.length === 0) {
    return null;
  }
  return {
    ...(regions.length === 0 ? {} : { regionCodes: regions.map(({ code }) => code) }),
    ...(years.length === 0 ? {} : { years }),
    ...(/工作报告/.test(fold(words)) ? { kinds: ['work-report' as const] } : {}),
  };
}

function shortened(names: readonly string[]): string {
  return names.slice(0, MOST_PLACES).join('、') + (names.length > MOST_PLACES ? `等${names.length}个` : '');
}

/** «宜宾市有政府工作报告1篇（2024年）» */
function ofPlace(region: Region, heads: readonly ArticleHead[]): string {
  const own = heads.filter(({ subjectRegions }) => subjectRegions.some(({ code }) => isWithin(code, region.code)));
  const kinds = Object.entries(KINDS).flatMap(([kind, name]) => {
    const some = own.filter((head) => head.kind === kind);
    const years = [...new Set(some.flatMap(({ reportYear }) => reportYear ?? []))].sort((left, right) => left - right);
    const dated = years.length === 0 ? '' : `（${years.map((year) => `${year}年`).join('、')}）`;
    return some.length === 0 ? [] : [`${name}${some.length}篇${dated}`];
  });
  return region.name + (kinds.length === 0 ? '没有收录' : `有${kinds.join('、')}`);
}

function eachPlace(regions: readonly Region[], heads: readonly ArticleHead[]): string {
  return `收录情况：${regions.map((region) => ofPlace(region, heads)).join('；')}。`;
}

function textOf(coverage: CoverageCounts, { regions, periods }: AskedOf, heads: readonly ArticleHead[] | null): string {
  if (heads === null) {
    const names = shortened(coverage.regions.map(({ name }) => name));
    const counts = coverage.kinds.map(({ kind, articles }) => `${KINDS[kind]}${articles}篇`).join('、');
    const years = coverage.years.map(({ year }) => `${year}年`).join('、');
    return `共收录${coverage.articles}篇资料：${counts}。\n涉及地区：${names || '未标明'}。${years === '' ? '' : `\n报告年份：${years}。`}`;
  }
  const isEach = regions.length > 0 && regions.every(({ level }) => level !== 'province');
  if (isEach && regions.length > 1) {
    return eachPlace(regions, heads);
  }
  const place = regions.map(({ name }) => name).join('、');
  const when = periods.map(({ words }) => words).join('、');
  const inside = [
    ...new Set(
      heads.flatMap(({ subjectRegions }) =>
        subjectRegions
          .filter(({ code }) => regions.length === 0 || regions.some((region) => isWithin(code, region.code)))
          .map(({ name }) => name),
      ),
    ),
  ];
  if (inside.length === 0) {
    return `资料中没有${place}${when}的文章。`;
  }
  if (isEach && inside.length === 1) {
    return eachPlace(regions, heads);
  }
  const what = when === '' ? '收录的地区有' : `收录了${when}资料的地区有`;
  const list = `${place === '' ? '' : `${place}范围内`}${what}：${shortened(inside)}。`;
  return isEach ? `${list}\n${eachPlace(regions, heads)}` : list;
}

/** @param heads the articles under `coverageFilter`; null where it gives none */
export function coverageAnswer(
  coverage: CoverageCounts,
  parts: readonly QuestionPart[],
  heads: readonly ArticleHead[] | null,
): Composed {
  const text = textOf(coverage, asked(parts), heads);
  return { text, outcome: 'answered', reason: null, missing: [], citations: [], shown: [], derived: [] };
}
