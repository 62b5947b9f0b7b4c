/** Follow-up questions that the articles can answer, made from observations that stand in them. */
import { yearsOf } from '../../knowledge/language/periods.ts';
import type { Observation } from '../../knowledge/observation.ts';

const MOST = 3;
const COMMON =
  /^(地区生产总值|规模以上工业增加值|固定资产投资|社会消费品零售总额|一般公共预算收入|地方一般公共预算收入|进出口总额|实际利用外资|高新技术企业|城镇新增就业|常住人口城镇化率|城镇登记失业率|居民人均可支配收入|森林覆盖率)/;

function questionOf({ region, period, indicator, measure, status }: Observation): string | null {
  const years = period === null ? [] : yearsOf(period);
  if (region === null || years.length !== 1 || (period?.kind !== 'year' && period?.kind !== 'until')) {
    return null;
  }
  const about = `${region.name}${years[0]}年${indicator}`;
  if (measure === 'growth') {
    return status === 'target' ? `${about}增长目标是多少？` : `${about}增长了多少？`;
  }
  return measure === 'level' ? (status === 'target' ? `${about}目标是多少？` : `${about}是多少？`) : null;
}

/** @returns questions of the best-known indicators, each once, in the order given */
export function commonQuestions(observations: readonly Observation[]): string[] {
  const questions = new Map<string, boolean>();
  for (const observation of observations) {
    const question = questionOf(observation);
    if (question !== null) {
      questions.set(question, COMMON.test(observation.indicator));
    }
  }
  return [...questions].filter(([, common]) => common).map(([question]) => question);
}

/**
 * @param asked the question, which is not suggested again
 * @returns at most three, in the order given
 */
export function suggest(questions: readonly string[], asked: string): string[] {
  return questions.filter((question) => question !== asked).slice(0, MOST);
}
