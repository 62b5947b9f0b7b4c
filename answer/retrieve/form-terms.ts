/**
 * Index terms of the names that questions look for. They come back in question after question (the lexicon's names,
 * the thesaurus's words), and cutting words is what costs. Used to weigh a part's terms and to search by them.
 */
import { LRUCache } from 'lru-cache';
import { indexTerms } from '../../knowledge/language/terms.ts';

/** About 2 MB; what a text's terms are never changes while the process runs. */
const KEPT_FORMS = 5000;
const kept = new LRUCache<string, readonly string[]>({ max: KEPT_FORMS });

/** As `indexTerms` gives them. */
export function formTerms(form: string): readonly string[] {
  const terms = kept.get(form) ?? indexTerms(form);
  kept.set(form, terms);
  return terms;
}
