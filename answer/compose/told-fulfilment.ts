/**
 * The clause in which an article says itself whether an aim was reached («GDP等指标增速不及预期», «对标…目标，完成情况还有一定差距»):
 * of the indicator asked for, or of the year's aims as a whole.
 */
import { lookUpIndicator } from '../../knowledge/figures/indicator-lexicon.ts';
import type { RankedCandidate } from '../retrieve/candidate.ts';
import type { WeighedTerm } from '../retrieve/weigh-terms.ts';
import type { RankedPart } from './ranked-part.ts';
import { clausesOf } from './clause-run.ts';
import { statementOf } from './extract.ts';
import { lead } from './lead.ts';
import type { Statement } from './statement.ts';

const MISSED =
  /(未能?|没有?能?|不)(达到?|及|完成|实现)(到)?(预期|目标|年初|年度|序时|计划)|低于预期|(与|同|离|较|距)?.{0,6}(预期|目标)[^，,。；;]{0,8}(有|存在).{0,5}差距|完成情况.{0,6}差距|未完成/;
const REACHED =
  /(好|高|优|快)于预期|超预期|达到预期|(圆满|全面|顺利|较好|超额|如期|胜利|基本)(地)?(完成|实现)[^，,。；;]{0,24}(目标|任务|预期)|完成[^，,。；;]{0,18}(确定|下达|年初|年度|预期)的?[^，,。；;]{0,8}(目标|任务)|完成情况(良好|较好|总体)/;
const TELLS = new RegExp(`${MISSED.source}|${REACHED.source}`);
/** Of the year's aims as a whole, not of one thing among many. */
const OF_ALL =
  /(部分|有的|一些|个别|少数|主要|各项|多数|等)[^，,。；;、]{0,10}(指标|工作|目标)|(经济|预期|年初|年度|主要|全年)[^，,。；;、]{0,10}(指标|目标)|人大|人民代表大会|次会议|政府工作报告|完成情况/;
/** «重点项目提前完成年度目标任务» is of the projects alone: what was reached as a whole has no such subject. */
const REACHED_BY_ALL =
  /^(今年|去年|全年|一年来|全[市县区州省]|我们|总体|主要|各项|经济|社会|发展|指标|任务|目标|上|以来|[，,])*(圆满|全面|顺利|较好|超额|如期|胜利|基本)?地?(完成|实现|好于|高于|达到)/;
const SURE_PLACE = 0.9;
const SURE_TIME = 0.7;
const LONGEST = 120;

interface ToldClause {
  readonly candidate: RankedCandidate;
  readonly start: number;
  readonly end: number;
  /** 2: names the indicator; 1: speaks of the whole. */
  readonly worth: number;
}

const AROUND =
  /^(全[市县区州省]|我[市县区州省]|其中|预计|实现|受.*影响)|(等|部分|指标|增速|增长|完成情况|未能?|没有?|不及|好于|高于|低于|达到).*$/g;

/** Indicators that a clause names as such: «GDP» in «GDP、固定资产投资等指标», not in «单位GDP能耗». */
function indicatorsIn(words: string): string[] {
  return words
    .split(/[、和与及,，：:]|以及/)
    .flatMap((name) => lookUpIndicator(name.replaceAll(AROUND, '').trim())?.canonical ?? []);
}

function worthOf(words: string, clause: string, terms: readonly WeighedTerm[]): number {
  const asked = terms.flatMap(({ indicators }) => indicators);
  const named = indicatorsIn(words);
  if (named.some((name) => asked.includes(name))) {
    return 2;
  }
  const isWhole = OF_ALL.test(words) && (asked.length === 0 || named.length === 0);
  return isWhole && (MISSED.test(clause) || REACHED_BY_ALL.test(clause)) ? 1 : 0;
}

/** A clause that leans on the one before it for what it speaks of. */
const BARE = /^(但|完成情况|仍|还|均|都|总体|实现|基本|全部)|^[^，,。；;]{0,8}(差距|预期)[，,；;。]?$/;
/** What a clause before it holds it against. */
const AGAINST = /^(.{0,10}(对照|对标|对比|与|按照|比照))/;

function clauseOf(candidate: RankedCandidate, terms: readonly WeighedTerm[]): ToldClause | null {
  const clauses = clausesOf(candidate.text);
  for (const [index, clause] of clauses.entries()) {
    if (!TELLS.test(clause.folded)) continue;
    const before = clauses[index - 1];
    const leans =
      before !== undefined && (BARE.test(clause.folded) || (AGAINST.test(before.folded) && MISSED.test(clause.folded)));
    const words = leans ? before.folded + clause.folded : clause.folded;
    const worth = worthOf(words, clause.folded, terms);
    const start = leans ? before.start : clause.start;
    if (worth > 0 && clause.end - start <= LONGEST) {
      return { candidate, start: candidate.start + start, end: candidate.start + clause.end, worth };
    }
  }
  return null;
}

/**
 * @param terms those whose indicators the clause should name; empty where the year's aims as a whole are asked about
 * @returns null where no clause of the place and time asked for says it
 */
export function toldFulfilment({ part, ranked }: RankedPart, terms: readonly WeighedTerm[]): Statement | null {
  const told = ranked
    .filter(
      ({ regionFit, periodFit, article }) =>
        article.kind === 'work-report' &&
        (part.regions.length === 0 || regionFit >= SURE_PLACE) &&
        (part.periods.length === 0 || periodFit >= SURE_TIME),
    )
    .flatMap((candidate) => clauseOf(candidate, terms) ?? [])
    // The order of the search decides between equals.
    .sort((left, right) => right.worth - left.worth);
  const [best] = told;
  if (best === undefined) {
    return null;
  }
  const statement = statementOf(best.candidate, best);
  const words = lead(best.candidate, null, statement.text);
  return { ...statement, text: words + statement.text, lead: words };
}
