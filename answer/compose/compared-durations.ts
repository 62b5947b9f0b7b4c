/**
 * A comparison of how long something takes («审批时间哪个短»): a side is answered only by words that tell a time; one that
 * tells none is missing, whatever else it says of the matter. Pure; called by compose.ts.
 */
import { fold } from '../../knowledge/language/normalise.ts';
import type { PartAnswer } from './statement.ts';

const ASKS_DURATION =
  /(时间|时限|时长|周期|期限|工期|用时|耗时|速度|效率).{0,8}(短|长|快|慢|久)|(短|快|慢|久)(多少|几)(天|个?工作日|小时)/;
const TELLS_DURATION =
  /[\d一二三四五六七八九十两半](?:个)?(?:工作日|自然日|天|日(?!电|报)|小时|分钟|个?月|周)|当[天日](?:办结|办好|拿)|即(?:时|办)|秒批/;

/** @returns the same answers where no duration is asked for */
export function withDurations(question: string, answers: readonly PartAnswer[]): readonly PartAnswer[] {
  if (!ASKS_DURATION.test(fold(question))) {
    return answers;
  }
  return answers.map((answer) => {
    if (answer.kind !== 'found') return answer;
    const statements = answer.statements.filter(({ text }) => TELLS_DURATION.test(text));
    return statements.length > 0
      ? { ...answer, statements }
      : { kind: 'missing', part: answer.part, reason: 'not-covered', available: '', nearest: null };
  });
}
