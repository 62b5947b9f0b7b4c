/** Answers «what do you have?»: what the index holds. Counts of the index, no claims of an article, so nothing is cited. */
import { isWithin } from '../../knowledge/regions/index.ts';
import type { CoverageCounts } from '../../knowledge/store/port.ts';
import type { QuestionPart } from '../understand/question.ts';
import type { Composed } from './compose.ts';

const MOST_PLACES = 36;
const KINDS = { 'work-report': '政府工作报告', news: '新闻', policy: '政策文件', other: '其他资料' } as const;

/** What the index holds, of the places asked for where some are; names without counts, since there may be many. */
export function coverageAnswer(coverage: CoverageCounts, regions: QuestionPart['regions']): Composed {
  const inside = coverage.regions.filter(
    ({ code }) => regions.length === 0 || regions.some((region) => isWithin(code, region.code)),
  );
  const names = inside
    .slice(0, MOST_PLACES)
    .map(({ name }) => name)
    .join('、');
  const more = inside.length > MOST_PLACES ? `等${inside.length}个` : '';
  const place = regions.map(({ name }) => name).join('、');
  const counts = coverage.kinds.map(({ kind, articles }) => `${KINDS[kind]}${articles}篇`).join('、');
  const years = coverage.years.map(({ year }) => `${year}年`).join('、');
  const text =
    regions.length > 0
      ? inside.length === 0
        ? `资料中没有${place}的文章。`
        : `${place}范围内收录的地区有：${names}${more}。`
      : `共收录${coverage.articles}篇资料：${counts}。\n涉及地区：${names || '未标明'}${more}。${years === '' ? '' : `\n报告年份：${years}。`}`;
  return { text, outcome: 'answered', reason: null, missing: [], citations: [], shown: [], derived: [] };
}
