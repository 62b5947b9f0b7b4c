/** The kinds of article in the order they are offered; the type makes sure that none is forgotten. */
import type { ArticleKind } from '../../protocol/answer.ts';

const PLACES: Record<ArticleKind, number> = { 'work-report': 0, news: 1, policy: 2, other: 3 };

export const articleKinds = (Object.keys(PLACES) as ArticleKind[]).sort((left, right) => PLACES[left] - PLACES[right]);
