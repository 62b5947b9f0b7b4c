/** Whether words are the name of a place and nothing else: «咸宁», «恩施州». */
import { regionsByName } from '../../knowledge/regions/index.ts';

export function isPlaceName(words: string): boolean {
  return /^\p{Script=Han}{2,15}$/u.test(words) && regionsByName(words).length > 0;
}
