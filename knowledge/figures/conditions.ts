/**
 * Thresholds that only say whom something is meant for: «面积超过5000平方米的,给予…». A policy's condition is no
 * figure of anybody's; it narrows what the rest of the sentence grants. Called by figure-groups.ts.
 */
import type { FigureGroup } from './figure-group.ts';
import { nounBefore } from './noun-phrase.ts';

const GRANT =
  /给予|予以|奖励|奖补|补贴|补助|资助|享受|免征|减按|免收|返还|可申请|扶持|优先(?:支持|安排|保障)|一事一议|方可|按[^,;。]{0,16}(?:奖|补|比例|标准)/;
const MEANT =
  '(?:企业|项目|单位|机构|个人|公司|平台|人才|团队|园区|载体|主体|人员|家庭|农户|楼宇|投资者|中介|商户|门店)';
/** Right behind the value: «…的,», «…的企业,», «…以上的工业项目,». */
const NOMINAL = /^(?:\(含\)|\(含[^)]{0,6}\))?的(?:[,;:]|$)/;
const NOMINAL_OF = new RegExp(`^(?:\\(含\\))?的?[\\u4e00-\\u9fff、]{0,12}?${MEANT}(?:\\([^)]*\\))?,`);
const JOINED = /^(?:\(含\))?(?:且|并且|、|,且|或者?|,并)/;

/** Takes the conditions out and hands each to the amounts granted behind it in the same stretch between semicolons. */
export function bindConditions(text: string, groups: readonly FigureGroup[]): FigureGroup[] {
  const kept: FigureGroup[] = [];
  let open: { start: number; end: number } | null = null;
  for (const [index, group] of groups.entries()) {
    if (isCondition(text, groups, index)) {
      const lead = text.slice(group.leadStart, group.leadEnd);
      const start = group.leadStart + (nounBefore(lead)?.start ?? 0);
      const end = group.items.at(-1)?.outerEnd ?? group.leadEnd;
      const joined: boolean = open !== null && !/[;。]/.test(text.slice(open.end, start)) && start - open.end < 24;
      open = { start: joined && open !== null ? open.start : start, end };
      continue;
    }
    if (open !== null && /[;。]/.test(text.slice(open.end, group.leadStart))) open = null;
    if (open !== null && group.qualifiers.length === 0) group.qualifiers.push(open);
    kept.push(group);
  }
  return kept;
}

function isCondition(text: string, groups: readonly FigureGroup[], index: number): boolean {
  const group = groups[index];
  const last = group?.items.at(-1);
  if (group === undefined || last === undefined || last.form !== 'amount') return false;
  const { boundSpan, bound } = last;
  const behind = text.slice(last.outerEnd, last.outerEnd + 40);
  const limits = boundSpan !== null && (bound === 'over' || bound === 'at-least' || bound === 'at-most');
  const reached = limits || /(?:达到|达|满)$/.test(text.slice(group.leadStart, group.leadEnd));
  if (!reached || /已|累计|共有/.test(text.slice(group.clause.start, group.leadEnd))) return false;
  const stop = text.slice(last.outerEnd).search(/[;。]/);
  const rest = stop < 0 ? text.slice(last.outerEnd) : text.slice(last.outerEnd, last.outerEnd + stop);
  if (!GRANT.test(rest)) return false;
  if (NOMINAL.test(behind) || NOMINAL_OF.test(behind)) return true;
  return JOINED.test(behind) && isCondition(text, groups, index + 1);
}
