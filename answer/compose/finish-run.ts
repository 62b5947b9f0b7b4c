/**
 * A run of clauses that says something: what it announces («主要目标是：») or only leads up to («开幕式上，», «作为…项目，»)
 * belongs to it. Called by the choice of the run (clause-run.ts), on clauses without gaps.
 */
import type { Span } from '../../knowledge/article.ts';

interface Clause extends Span {
  readonly folded: string;
}

/** A list behind its colon is given whole up to here; a quote holds no more (citations.ts). */
const LONGEST_ANNOUNCED = 370;

const COLON = /[:：]\s*$/;
/** Place, time, aim or ground of what follows; says nothing itself. */
const LEADS_UP =
  /^(?:作为|随着|围绕|着眼(?:于)?|针对|面对|按照|根据|依据|为了?(?!期|主|止|例|辅|零|[^，,]{0,4}[%％\d])|对照|对标|鉴于|立足(?:于)?|秉持|本着|基于|除了?|近日|日前|当日|当天|今年以来|去年以来|一年来|五年来|会上|会议期间)[^。；;]{0,28}[,，]\s*$|^[^，,。；;]{1,10}(?:上|中|时|后|期间|之际|以来|现场)[,，]\s*$/u;
/** … but for a deed told that way: «突破100家以上，». */
const SAYS = /\d|达到?|实现|完成|超过|突破|增长|下降|建成|投产|启动|推进|入选|获评/;

/** Whether nothing is said yet with this clause at the end. */
function leavesOpen({ folded }: Clause): boolean {
  return COLON.test(folded) || (LEADS_UP.test(folded) && !SAYS.test(folded));
}

/**
 * @param from index of the run's first clause
 * @param to index of its last one
 * @param maxLength characters that a run may have
 * @returns the index of the last clause of the finished run; `to` where the run says something or nothing follows
 */
export function finishedRun(clauses: readonly Clause[], from: number, to: number, maxLength: number): number {
  const start = clauses[from]?.start ?? 0;
  const lengthTo = (index: number): number => (clauses[index]?.end ?? 0) - start;
  let last = to;
  let announced = false;
  while (last + 1 < clauses.length && clauses[last] !== undefined && leavesOpen(clauses[last] as Clause)) {
    announced = announced || COLON.test(clauses[last]?.folded ?? '');
    last += 1;
  }
  if (!announced) {
    return last;
  }
  const most = Math.max(maxLength, LONGEST_ANNOUNCED);
  while (last + 1 < clauses.length && lengthTo(last + 1) <= most) {
    last += 1;
  }
  return last;
}
