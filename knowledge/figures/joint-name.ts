/**
 * One number for several things («中小学、幼儿园学位10万个», «中央、省预算内资金和债券资金9亿元»): the list is the name,
 * because the number is the sum of its members. Called by noun-lists.ts.
 */
import { BOUNDARY } from './boundary-words.ts';
import { doingLength } from './doing-verbs.ts';
import { lookUpIndicator } from './indicator-lexicon.ts';
import { MASKED, nounBefore, tidyNoun } from './noun-phrase.ts';
import type { NounPhrase } from './noun-phrase.ts';

/** Chosen: a longer list is rather a sentence. */
const LONGEST = 30;
const INNER_VERB = /(?<=.)(?:引进|培育|打造|新增|建成|实施|完成|推进|带动|提升至|提高到)/;
/** Ends of what is told rather than named («定位更加清晰、城镇化率达60%»). */
const TOLD =
  /(?:[更较][\u4e00-\u9fff]{1,4}|清晰|提升|提高|增强|优化|完善|壮大|改善|加快|向好|良好|稳定|发展|突破|开工|投产|建成|通车|落地|落实|推进|运营|启动|完成|增长|下降|第[一二三四五六七八九十\d]+位?|领先|前列|开展|实施|见效|入选|获批|新高|连增|以上|以下|以内|左右|年产|签约|挂牌|开园|投用|[一二三四五六七八九十百千万亿\d]+[个家项条%])$/;

/**
 * @param whole the phrase that the words end with
 * @returns null where the words before the last 、 are no members of one list with it
 */
export function jointName(words: string, whole: NounPhrase): NounPhrase | null {
  const comma = words.lastIndexOf('、', whole.end - 2);
  if (comma < 1 || whole.owner !== null) return null;
  const last = words.slice(comma + 1, whole.end);
  if (/等|各类|其中|^(?:完成|实现)/.test(last) || !isMember(last, true)) return null;
  const first = words.indexOf('、', runStart(words, comma));
  const head = nounBefore(words.slice(0, first));
  if (head === null || head.end !== first || head.owner !== null || first - head.start < 1) return null;
  // «新改扩建|公办幼儿园、中小学»: the verb may stand within a known name.
  const added = head.measureSpan?.start === head.start ? head.measureSpan.end : head.start;
  const name = words.slice(added, whole.end);
  if (name.length > LONGEST || name.includes(MASKED) || /“[^”]*、[^“]*”/.test(words)) return null;
  const members = name.split('、');
  if (!members.slice(0, -1).every((member) => isMember(member, TOLD.test(last)))) return null;
  // A known name is not given up for words that only stand before it.
  if (whole.known && !members.slice(0, -1).every((member) => hasKnownForm(member, last))) return null;
  return {
    ...whole,
    start: added,
    indicator: tidyNoun(name),
    known: false,
    measure: head.measure ?? whole.measure,
    measureSpan: head.measureSpan ?? whole.measureSpan,
  };
}

/** Where the last run of 、 joined words begins. */
function runStart(words: string, comma: number): number {
  const run = words.slice(0, comma);
  // «A、B等国际性、全国性赛事»: what the examples are together begins behind 等.
  const examples = /^.*(?<![平同高初中优均])等(?![级候于奖待])/.exec(run)?.[0].length ?? 0;
  return Math.max(examples, run.search(/[^,;。:]*$/));
}

function isMember(words: string, toldToo: boolean): boolean {
  if (/^(?:新增(?!长)|净增|新建(?!筑))/.test(words)) return false;
  if (words.length < 1 || (!toldToo && TOLD.test(words)) || INNER_VERB.test(words)) return false;
  // A verb, with a noun behind it or alone («新开、恢复航线»).
  if (
    doingLength(words, false) > 0 ||
    doingLength(`${words}样样`, false) >= words.length ||
    /^新[开建增设]$/.test(words)
  )
    return false;
  BOUNDARY.lastIndex = 0;
  return !BOUNDARY.test(words);
}

/** «中小学», with the last member's head «学位»: one of the kind. */
function hasKnownForm(member: string, last: string): boolean {
  if (lookUpIndicator(member) !== null || (last.endsWith('率') && member.slice(-3) === last.slice(-3))) return true;
  for (let cut = 1; cut < last.length - 1; cut++) if (lookUpIndicator(member + last.slice(cut)) !== null) return true;
  return false;
}
