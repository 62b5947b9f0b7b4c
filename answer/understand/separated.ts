/**
 * Words that a question takes apart: Chinese puts «多少» between a verb and its object («减了多少税» for 减税,
 * «招到多少工» for 招工, «贷了多少款» for 贷款), and everyday questions ask for a thing by one character («出了多少煤»).
 * A single character says little elsewhere; beside «多少» it is what is asked for.
 */
import type { Span } from '../../knowledge/article.ts';
import { isDictionaryWord } from '../../knowledge/language/words.ts';

const SEPARATED =
  /(\p{Script=Han})(?:[了到出过掉下上来完]|出来|下来)?(?:多少|几)(?:项(?!目)|家(?![庭底])|[个万亿亩吨斤公里千瓦时平方米立])*的?(\p{Script=Han}{1,2}?)(?=[，,。；;、？?！!\s]|$|[多各呢吗和与，])/gu;

export interface Separated extends Span {
  /** «减税», where verb and object are a word of the dictionary; null where they are none. */
  readonly word: string | null;
  /** The object as it stands. */
  readonly object: string;
}

/** What a value is counted in, and money, name nothing. */
const COUNTED_IN =
  /^([钱点个人倍成天年月日元亿万家项亩吨名次番分级位岁户座条件只头株套间栋台辆公里米万元亿元资金百]|项目|企业|.*[钱个点元])$/;

/**
 * @param question folded, with places and periods blanked and question words left in
 * @returns in order; spans cover the object
 */
export function findSeparated(question: string): Separated[] {
  return [...question.matchAll(SEPARATED)].flatMap((match) => {
    const [whole, verb = '', object = ''] = match;
    if (COUNTED_IN.test(object)) {
      return [];
    }
    const end = match.index + whole.length;
    const word = `${verb}${object.charAt(0)}`;
    const known = isDictionaryWord(word);
    return known || object.length === 1 ? [{ start: end - object.length, end, word: known ? word : null, object }] : [];
  });
}
