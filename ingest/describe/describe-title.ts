/** Words to show for an article that prints no title. Made up, so they never prove anything (`titled` is false). */
import type { ArticleKind } from '../../knowledge/article.ts';
import type { Region } from '../../knowledge/regions/index.ts';

const MAX_WORDS = 30;

/** «咸宁市政府工作报告（2024年）» where a report's place is known, else its first words. */
export function describeTitle(article: {
  readonly kind: ArticleKind;
  readonly text: string;
  readonly regions: readonly Region[];
  readonly year: number | null;
}): string {
  const [region] = article.regions;
  if (article.kind === 'work-report' && region) {
    return `${region.name}政府工作报告${article.year === null ? '' : `（${article.year}年）`}`;
  }
  const line = article.text.split('\n', 1)[0]?.trim() ?? '';
  return [...line].length <= MAX_WORDS ? line : `${[...line].slice(0, MAX_WORDS).join('')}…`;
}
