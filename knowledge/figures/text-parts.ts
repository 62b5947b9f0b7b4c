/**
 * What part of an article a sentence stands in: a review of what was done or a plan of what will be, and of when.
 * Read from headings, and from the words by which running text turns to goals («2021年的主要预期目标是»)
 * or back («过去一年,»), because real reports run their headings into the text. Called by the extractor.
 */
import type { Section, Span } from '../article.ts';
import type { Period } from '../observation.ts';
import { findPeriodMentions, yearPeriod } from './period-mentions.ts';

export type PartMode = 'review' | 'plan';

/** From `start` to the next part's start. */
export interface TextPart {
  readonly start: number;
  readonly mode: PartMode;
  /** Null where neither heading nor words name a time; then the report's year decides. */
  readonly period: Period | null;
  readonly from: 'heading' | 'context';
  /** The words that tell, in the text; null where the heading was not found printed. */
  readonly words: Span | null;
}

const REVIEW = /回顾|总结|成就|成绩|成效|过去|工作情况|取得|完成情况|发展情况|走过|奋斗历程/;
const PLAN =
  /安排|目标|任务|总体要求|打算|思路|部署|建议|今后|未来|重点工作|展望|规划|下一步|做好|工作要求|政府工作$|主要工作|工作重点|奋斗方向|工作举措|重点抓好/;
const TURNS: ReadonlyArray<readonly [RegExp, PartMode]> = [
  [
    /(?:全年|今年|明年|20\d\d年|今后[三五]年|未来[三五]年|“?十[一二三四五六]五”?(?:时期|期间)?)[^。;,\n]{0,22}?(?:预期目标|奋斗目标|发展目标|主要目标|总体思路|总体要求|总体目标|工作思路|工作安排|目标任务)(?:建议)?(?:是|为|:|,)/g,
    'plan',
  ],
  [/(?:做好|完成|实现)(?:今年|20\d\d年|明年)(?:的)?[^。;\n]{0,12}(?:工作|目标)/g, 'plan'],
  [
    /(?:今年|20\d\d年|今后五年|未来五年)[^。;\n]{0,12}(?:重点|着力|主要)(?:抓好|做好|推进)(?:以下|[\u4e00-\u9fff\d]{1,3}(?:个)?方面)/g,
    'plan',
  ],
  [/围绕(?:上述|以上|这一|这些)(?:奋斗|预期|发展)?目标/g, 'plan'],
  [/(?:过去的?一年|一年来|刚刚过去的20\d\d年|回顾20\d\d年|过去的?五年|五年来|这五年|回顾过去)[,，]/g, 'review'],
];

/** In order of start; empty for a text that neither reviews nor plans. Headings count outermost first. */
export function findTextParts(
  text: string,
  folded: string,
  sections: readonly Section[],
  reportYear: number | null,
): TextPart[] {
  const anchor = { currentYear: reportYear, spokenYear: reportYear };
  const parts: TextPart[] = [];
  let last = '';
  for (const section of sections) {
    const heading = section.path.find((words) => REVIEW.test(words) || PLAN.test(words));
    if (heading === undefined || heading === last) continue;
    last = heading;
    const review = REVIEW.exec(heading);
    const mode: PartMode = review !== null ? 'review' : 'plan';
    const at = text.lastIndexOf(heading, section.start + heading.length + 12);
    const found = at >= 0 && at >= section.start - 4000 ? { start: at, end: at + heading.length } : null;
    const mention = findPeriodMentions(heading, anchor).find(({ isBase }) => !isBase);
    parts.push({ start: section.start, mode, period: mention?.period ?? null, from: 'heading', words: found });
  }
  for (const [pattern, mode] of TURNS)
    for (const match of folded.matchAll(pattern)) {
      const start = match.index;
      const words = { start, end: start + match[0].length };
      const period = findPeriodMentions(match[0], anchor).find(({ isBase }) => !isBase)?.period ?? null;
      const inherited =
        period ?? (mode === 'plan' && reportYear !== null && /^(?:围绕|做好)/.test(match[0]) ? null : period);
      parts.push({ start, mode, period: inherited, from: 'context', words });
    }
  parts.sort((left, right) => left.start - right.start);
  resumeYears(text, parts);
  // «围绕上述目标» keeps the time of the goals it refers to.
  return parts.map((part, index) => {
    if (part.period !== null || part.mode !== 'plan' || part.from !== 'context') return part;
    const before = parts[index - 1];
    return before !== undefined && before.mode === 'plan' && before.period?.kind === 'year'
      ? { ...part, period: before.period }
      : part;
  });
}

/** «五年来,» under the heading of one year speaks for its paragraph alone. */
function resumeYears(text: string, parts: TextPart[]): void {
  let heading: TextPart | null = null;
  const resumed: TextPart[] = [];
  for (const part of parts) {
    if (part.from === 'heading') heading = part;
    else if (part.period?.kind === 'span' && part.mode === 'review' && heading?.period?.kind === 'year') {
      const end = text.indexOf('\n', part.start);
      if (heading.mode === 'review' && end > 0) resumed.push({ ...heading, start: end });
    }
  }
  parts.push(...resumed);
  parts.sort((left, right) => left.start - right.start);
}

/** The part in which `offset` lies; null before the first. `parts` as findTextParts gives them. */
export function partAt(parts: readonly TextPart[], offset: number): TextPart | null {
  let found: TextPart | null = null;
  for (const part of parts) {
    if (part.start > offset) break;
    found = part;
  }
  return found;
}

/** The year a part speaks of where it names none: a review the year before the report's, a plan the report's own. */
export function defaultPeriod(mode: PartMode, reportYear: number | null): Period | null {
  if (reportYear === null) return null;
  return yearPeriod(mode === 'review' ? reportYear - 1 : reportYear);
}
