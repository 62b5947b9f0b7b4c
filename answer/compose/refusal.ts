/**
 * Words of a refusal: the reason, what there is nearest to it, what the articles cover. Short, polite,
 * and revealing nothing of the system. Never an answer from general knowledge.
 */
import type { Reason } from '../../protocol/answer.ts';
import type { CoverageCounts } from '../../knowledge/store/port.ts';
import { isWithin } from '../../knowledge/regions/index.ts';
import type { QuestionPart } from '../understand/question.ts';

const MOST_REGIONS = 6;

const MOST_WORDS = 3;
/** A year is said with the period; a bare number names nothing. */
const NUMBER = /^[\d.]+年?$/;

/**
 * The part's own words; where it has none, those that it takes over. Of many words the indicators; empty where they are
 * none, since a row of fragments names nothing.
 */
function topicOf(part: QuestionPart): string {
  const strong = part.terms.filter(({ words, importance }) => importance >= 0.8 && !NUMBER.test(words));
  const own = strong.filter(({ carried }) => !carried);
  const all = own.length > 0 ? own : strong;
  const chosen = own.length > MOST_WORDS ? own.filter(({ indicators }) => indicators.length > 0) : all;
  const words = chosen.map(({ words: term }) => term);
  return words.length === 0 || words.length > MOST_WORDS ? '' : `“${words.join('”“').toUpperCase()}”`;
}

function placeOf(part: QuestionPart): string {
  const { regions } = part;
  return regions
    .filter(({ code }) => !regions.some((other) => other.code !== code && isWithin(code, other.code)))
    .map(({ name }) => name)
    .join('、');
}

function periodOf(part: QuestionPart): string {
  return part.periods.map(({ words }) => words).join('、');
}

/** «目前收录咸宁市、武汉市等地区2016—2022年的资料»; empty where nothing is covered. */
export function coverageWords(coverage: CoverageCounts): string {
  const regions = coverage.regions.slice(0, MOST_REGIONS).map(({ name }) => name);
  if (regions.length === 0) {
    return '';
  }
  const years = coverage.years.map(({ year }) => year).sort((left, right) => left - right);
  const [first, last] = [years[0], years.at(-1)];
  const span =
    first === undefined || last === undefined
      ? ''
      : first === last
        ? `，报告年份为${first}年`
        : `，报告年份为${first}—${last}年`;
  return `目前收录的地区有${regions.join('、')}${coverage.regions.length > MOST_REGIONS ? `等${coverage.regions.length}个` : ''}${span}。`;
}

/** «资料中没有武汉市2024年“GDP”的完成情况», without final stop. */
export function gapWords(part: QuestionPart, what: string): string {
  return `资料中没有${placeOf(part)}${periodOf(part)}${topicOf(part)}的${what}`;
}

/** One sentence that says what is missing and why, with its full stop. */
export function missingWords(part: QuestionPart | null, reason: Reason): string {
  if (part === null) {
    return '';
  }
  switch (reason) {
    case 'no-such-region':
      return `资料中没有${placeOf(part) || part.unknownPlace || '所问地区'}的相关内容。`;
    case 'no-such-period':
      return `资料中没有${placeOf(part)}${periodOf(part) || '所问时期'}${topicOf(part) === '' ? '所问' : `的${topicOf(part)}`}数据。`;
    case 'no-such-indicator':
      return `资料中没有${placeOf(part)}${periodOf(part)}关于${topicOf(part) || '这个问题'}${part.gapTo === null ? '' : `与${part.gapTo}相比`}的具体数字。`;
    case 'off-topic':
      return '这个问题不在招商引资文章和政府工作报告的范围内，无法回答。';
    case 'unsafe':
      return '抱歉，无法处理这个请求。我只回答招商引资文章和政府工作报告里的问题。';
    case 'ambiguous':
      return '请补充要问的地区和年份。';
    default:
      return `资料中没有提到${placeOf(part)}${topicOf(part) === '' ? '所问的内容' : `${topicOf(part)}的相关内容`}。`;
  }
}
