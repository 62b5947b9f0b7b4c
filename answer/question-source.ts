/** Questions that an article answers, to go on with; read once for each article of a generation. */
import { LRUCache } from 'lru-cache';
import type { KnowledgeView } from '../knowledge/store/port.ts';
import { commonQuestions } from './compose/suggest.ts';

/** Of so many articles: a few short lines each. */
const KEPT_ARTICLES = 500;
const READ_OBSERVATIONS = 60;

export interface QuestionSource {
  /** What may be asked of an article besides; of one generation, so that it is never of older articles. */
  of(view: KnowledgeView, articleId: string | undefined): Promise<readonly string[]>;
}

export function createQuestionSource(): QuestionSource {
  const kept = new LRUCache<string, readonly string[]>({ max: KEPT_ARTICLES });
  return {
    async of(view, articleId) {
      if (articleId === undefined) return [];
      const key = `${view.generation}/${articleId}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const page = { page: 1, pageSize: READ_OBSERVATIONS };
      const { observations } = await view.findObservations({ articleIds: [articleId] }, page);
      const questions = commonQuestions(observations);
      kept.set(key, questions);
      return questions;
    },
  };
}
